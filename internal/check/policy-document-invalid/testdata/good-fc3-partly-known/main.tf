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

variable "version_of_language" {
  type = string
}

variable "statement" {
  type = any
}

variable "statements" {
  type = list(any)
}

variable "effect" {
  type = string
}

variable "strict" {
  type = bool
}

resource "alicloud_ram_policy" "delivery" {
  policy_name = "orders-delivery"
  policy_document = jsonencode({
    Version = var.version_of_language
    Statement = concat([
      { Effect = var.effect, Action = "mns:SendMessage", Resource = "*" },
      merge({ Effect = "Allow" }, var.statement),
      var.statement,
    ], var.statements)
  })
}

resource "alicloud_ram_policy" "text" {
  policy_name = "orders-text"

  policy_document = <<-JSON
    {
      "Version": "${var.version_of_language}",
      "Statement": [
        ${jsonencode(var.statement)}%{ if var.strict },
        { "Effect": "Deny", "Action": "*", "Resource": "*" }%{ endif }
      ]
    }
  JSON
}

resource "alicloud_ram_policy" "many" {
  policy_name = "orders-many"

  policy_document = <<-JSON
    {
      "Version": "1",
      "Statement": [
      %{ for s in var.statements ~}
        ${jsonencode(s)},
      %{ endfor ~}
        { "Effect": "Deny", "Action": "mns:DeleteQueue", "Resource": "*" }
      ]
    }
  JSON
}

resource "alicloud_ram_policy" "whole" {
  policy_name     = "orders-whole"
  policy_document = var.effect
}

resource "alicloud_ram_role_policy_attachment" "delivery" {
  role_name   = alicloud_ram_role.delivery.role_name
  policy_name = alicloud_ram_policy.delivery.policy_name
  policy_type = alicloud_ram_policy.delivery.type
}
