data "alicloud_account" "current" {}

resource "alicloud_message_service_queue" "failed" {
  queue_name = "orders-failed"
}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
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
  role_name = "orders-delivery"
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
  policy_name = "orders-delivery"
  policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect   = "Allow"
      Action   = "mns:SendMessage"
      Resource = "acs:mns:*:*:/queues/orders-failed/messages"
    }]
  })
}

variable "type" {
  default   = "Custom"
  sensitive = true
}

variable "name" {
  default   = "AliyunMNSFullAccess"
  sensitive = true
}

resource "alicloud_ram_role_policy_attachment" "type" {
  role_name   = alicloud_ram_role.delivery.role_name
  policy_name = "AliyunMNSFullAccess"
  policy_type = var.type # want "FCA308 alicloud_ram_role_policy_attachment.type: policy_type is .sensitive value., but the policy AliyunMNSFullAccess is one of"
}

resource "alicloud_ram_role_policy_attachment" "name" {
  role_name   = alicloud_ram_role.delivery.role_name
  policy_name = var.name
  policy_type = "Custom" # want "FCA308 alicloud_ram_role_policy_attachment.name: policy_type is \"Custom\", but the policy .sensitive value. is one of"
}

