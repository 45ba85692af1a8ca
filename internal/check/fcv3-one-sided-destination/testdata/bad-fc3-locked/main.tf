terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.228.0"
    }
  }
}

data "alicloud_account" "this" {}

variable "region" {
  type = string
}

# May be null; then the API refuses the config all the same.
variable "done_arn" {
  type = string
}

locals {
  mns = "acs:mns:${var.region}:${data.alicloud_account.this.id}"
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead"
}

resource "alicloud_fcv3_async_invoke_config" "failure" {
  function_name = "orders"
  destination_config { # want "FCA501 .*failure: destination_config has on_failure but no on_success: provider 1.268.0, from .*lock file.*, sends"
    on_failure {
      destination = "${local.mns}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "success" {
  function_name = "billing"
  destination_config { # want "FCA501 .*success: destination_config has on_success but no on_failure"
    on_success {
      destination = var.done_arn
    }
  }
}
