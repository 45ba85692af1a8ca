terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.291.0"
    }
  }
}

provider "alicloud" {
  region = "eu-central-1"
}

data "alicloud_account" "current" {}

locals {
  mns = "acs:mns:eu-central-1:${data.alicloud_account.current.id}"
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}

resource "alicloud_message_service_topic" "done" {
  topic_name = "orders-done"
}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.orders.arn
}

# Nothing makes the config wait for the attachment below.
resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "${local.mns}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
    on_success {
      destination = "${local.mns}:/topics/${alicloud_message_service_topic.done.topic_name}/messages"
    }
  }
}

resource "alicloud_ram_role" "orders" {
  role_name = "orders"
  assume_role_policy_document = jsonencode({
    Version = "1"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = ["fc.aliyuncs.com"] }
    }]
  })
}

# RAM compares the resource as a whole, and that of the queue ends with /messages.
resource "alicloud_ram_policy" "deliver" {
  policy_name = "orders-deliver"
  policy_document = jsonencode({
    Version = "1"
    Statement = [
      {
        Effect   = "Allow"
        Action   = "mns:SendMessage"
        Resource = "acs:mns:*:*:/queues/orders-dead"
      },
      {
        Effect   = "Allow"
        Action   = "mns:PublishMessage"
        Resource = "acs:mns:*:*:/topics/orders-done/messages"
      },
    ]
  })
}

resource "alicloud_ram_role_policy_attachment" "deliver" {
  role_name   = alicloud_ram_role.orders.role_name
  policy_name = alicloud_ram_policy.deliver.policy_name
  policy_type = alicloud_ram_policy.deliver.type
}
