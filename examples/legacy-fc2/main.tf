terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.203"
    }
  }
}

provider "alicloud" {
  region = "cn-shanghai"
}

data "alicloud_account" "default" {}

data "alicloud_regions" "default" {
  current = true
}

resource "alicloud_fc_service" "billing" {
  name    = "billing"
  role    = alicloud_ram_role.billing.arn
  publish = true
}

resource "alicloud_fc_function" "invoice" {
  service     = alicloud_fc_service.billing.name
  name        = "invoice"
  runtime     = "python3.10"
  handler     = "invoice.handler"
  memory_size = 512
  timeout     = 120
  filename    = "invoice.zip"
}

resource "alicloud_fc_alias" "live" {
  service_name    = alicloud_fc_service.billing.name
  alias_name      = "live"
  service_version = "1"
}

resource "alicloud_mns_queue" "dead" {
  name = "invoice-dead"
}

resource "alicloud_mns_topic" "done" {
  name = "invoice-done"
}

resource "alicloud_fc_function_async_invoke_config" "invoice" {
  for_each = {
    latest = "LATEST"
    live   = alicloud_fc_alias.live.alias_name
  }

  service_name                 = alicloud_fc_service.billing.name
  function_name                = alicloud_fc_function.invoice.name
  qualifier                    = each.value
  maximum_event_age_in_seconds = 21600
  maximum_retry_attempts       = 1

  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.default.regions.0.id}:${data.alicloud_account.default.id}:/queues/${alicloud_mns_queue.dead.name}/messages"
    }
    on_success {
      destination = "acs:mns:${data.alicloud_regions.default.regions.0.id}:${data.alicloud_account.default.id}:/topics/${alicloud_mns_topic.done.name}/messages"
    }
  }

  depends_on = [alicloud_ram_role_policy_attachment.deliver]
}
