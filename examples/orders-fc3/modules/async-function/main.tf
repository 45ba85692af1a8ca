terraform {
  required_providers {
    alicloud = {
      source = "aliyun/alicloud"
    }
  }
}

data "alicloud_account" "this" {}

data "alicloud_regions" "this" {
  current = true
}

locals {
  full_name = "${var.name}-${var.environment}"
  mns       = "acs:mns:${data.alicloud_regions.this.regions[0].id}:${data.alicloud_account.this.id}"
  dead      = "${local.mns}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
  done      = "${local.mns}:/topics/${alicloud_message_service_topic.done.topic_name}/messages"
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "${local.full_name}-dead"
}

resource "alicloud_message_service_topic" "done" {
  topic_name = "${local.full_name}-done"
}

resource "alicloud_fcv3_function" "this" {
  function_name = local.full_name
  runtime       = "python3.10"
  handler       = "index.handler"
  cpu           = 0.5
  memory_size   = 512
  disk_size     = 512
  timeout       = var.timeout
  role          = alicloud_ram_role.this.arn

  code {
    oss_bucket_name = var.code_bucket
    oss_object_name = "${var.name}.zip"
  }
}

resource "alicloud_fcv3_trigger" "uploads" {
  function_name = alicloud_fcv3_function.this.function_name
  qualifier     = "LATEST"
  trigger_name  = "uploads"
  trigger_type  = "oss"
  source_arn    = "acs:oss:${data.alicloud_regions.this.regions[0].id}:${data.alicloud_account.this.id}:${local.full_name}"

  trigger_config = jsonencode({
    events = ["oss:ObjectCreated:*"]
    filter = { key = { prefix = "incoming/" } }
  })
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = alicloud_fcv3_function.this.function_name
  max_async_retry_attempts       = var.retries
  max_async_event_age_in_seconds = var.max_age

  destination_config {
    on_failure {
      destination = local.dead
    }

    on_success {
      destination = local.done
    }
  }

  # The API checks the permissions when it takes the config.
  depends_on = [alicloud_ram_role_policy_attachment.deliver]
}
