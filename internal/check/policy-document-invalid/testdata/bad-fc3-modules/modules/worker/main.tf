variable "name" {
  type = string
}

variable "statements" {
  type = list(object({
    Effect   = string
    Action   = list(string)
    Resource = list(string)
  }))
}

locals {
  version = "1.0"
}

data "alicloud_account" "current" {}

resource "alicloud_message_service_queue" "failed" {
  queue_name = "${var.name}-failed"
}

resource "alicloud_fcv3_function" "orders" {
  function_name = var.name
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.delivery.arn
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.failed.queue_name}/messages"
    }
  }
}

resource "alicloud_ram_role" "delivery" {
  role_name = "${var.name}-delivery"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["fc.aliyuncs.com"] }
    }]
  })
}

resource "alicloud_ram_policy" "delivery" {
  policy_name = "${var.name}-delivery"
  policy_document = jsonencode({
    Version   = local.version # want `module.orders\["orders"\].alicloud_ram_policy.delivery: .*the Version is "1.0"` `module.orders\["payments"\].alicloud_ram_policy.delivery: .*the Version is "1.0"`
    Statement = var.statements
  })
}

resource "alicloud_ram_role_policy_attachment" "delivery" {
  role_name   = alicloud_ram_role.delivery.role_name
  policy_name = alicloud_ram_policy.delivery.policy_name
  policy_type = alicloud_ram_policy.delivery.type
}
