terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.228.0"
    }
  }
}

provider "alicloud" {
  region = var.region
}

data "alicloud_account" "current" {}

locals {
  mns = "acs:mns:${var.region}:${data.alicloud_account.current.id}"
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}

resource "alicloud_message_service_topic" "done" {
  topic_name = "orders-done"
}

resource "alicloud_fcv3_function" "api" {
  for_each      = toset(["orders", "billing", "mail"])
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = var.role_arn
}

# The path of a queue ends with /messages, and the API takes at most 8 retries.
resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = alicloud_fcv3_function.api["orders"].function_name
  max_async_retry_attempts = var.retries

  destination_config {
    on_failure {
      destination = "${local.mns}:/queues/${alicloud_message_service_queue.dead.queue_name}"
    }
    on_success {
      destination = "${local.mns}:/topics/${alicloud_message_service_topic.done.topic_name}/messages"
    }
  }
}

# The function has a config already, whatever its qualifier.
resource "alicloud_fcv3_async_invoke_config" "orders_task" {
  function_name = "orders"
  async_task    = true
}

# This provider version sends the missing side as {}, which the API refuses.
resource "alicloud_fcv3_async_invoke_config" "billing" {
  function_name = alicloud_fcv3_function.api["billing"].function_name

  destination_config {
    on_failure {
      destination = "${local.mns}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}

# The resource reads back the config of LATEST only.
resource "alicloud_fcv3_async_invoke_config" "mail" {
  function_name                  = alicloud_fcv3_function.api["mail"].function_name
  qualifier                      = "live"
  max_async_event_age_in_seconds = 3600
}
