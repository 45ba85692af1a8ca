variable "environment" {
  type = string
}

variable "buses" {
  type    = list(string)
  default = ["billing", "shipping"]
}

data "alicloud_account" "current" {}

resource "alicloud_ram_role" "events" {
  role_name                   = "events-${var.environment}"
  assume_role_policy_document = templatefile("${path.module}/trust.tftpl", { service = "fc.aliyuncs.com" })
}

resource "alicloud_ram_policy" "events" {
  policy_name     = "events-${var.environment}"
  policy_document = templatefile("${path.module}/events.tftpl", { account = data.alicloud_account.current.id, buses = var.buses })
}

resource "alicloud_ram_role_policy_attachment" "events" {
  role_name   = alicloud_ram_role.events.role_name
  policy_name = alicloud_ram_policy.events.policy_name
  policy_type = "Custom"
}

resource "alicloud_fc_service" "events" {
  name = "events-${var.environment}"
  role = alicloud_ram_role.events.arn
}

resource "alicloud_fc_function_async_invoke_config" "ingest" {
  service_name  = alicloud_fc_service.events.name
  function_name = "ingest"
  qualifier     = "LATEST"

  destination_config {
    on_success {
      destination = "acs:eventbridge:eu-central-1:${data.alicloud_account.current.id}:eventbus/returns"
    }
    on_failure {
      destination = "acs:eventbridge:eu-central-1:${data.alicloud_account.current.id}:eventbus/billing"
    }
  }
}
