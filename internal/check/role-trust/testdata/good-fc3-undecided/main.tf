data "alicloud_account" "current" {}

resource "alicloud_message_service_queue" "failed" {
  queue_name = "orders-failed"
}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.wildcard.arn
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.failed.queue_name}/messages"
    }
  }
}

variable "service" {
  type = string
}

variable "conditions" {
  type = any
}

resource "alicloud_ram_role" "wildcard" {
  role_name = "orders-wildcard"

  assume_role_policy_document = jsonencode({ Version = "1", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["*.aliyuncs.com"] } }] }) # undecided "whether fc.aliyuncs.com may assume the role"
}

resource "alicloud_fcv3_function" "second" {
  function_name = "second"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.unknown.arn
}

resource "alicloud_fcv3_async_invoke_config" "second" {
  function_name = alicloud_fcv3_function.second.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.failed.queue_name}/messages"
    }
  }
}

resource "alicloud_ram_role" "unknown" {
  role_name = "orders-unknown"

  assume_role_policy_document = jsonencode({ Version = "1", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = [var.service] } }] }) # undecided "whether fc.aliyuncs.com may assume the role.*var.service"
}

resource "alicloud_fcv3_function" "third" {
  function_name = "third"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.condition.arn
}

resource "alicloud_fcv3_async_invoke_config" "third" {
  function_name = alicloud_fcv3_function.third.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.failed.queue_name}/messages"
    }
  }
}

resource "alicloud_ram_role" "condition" {
  role_name = "orders-condition"

  assume_role_policy_document = jsonencode({ Version = "1", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = ["fc.aliyuncs.com"] }, Condition = var.conditions }] }) # undecided "whether fc.aliyuncs.com may assume the role"
}

