terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

data "alicloud_account" "me" {}

variable "role_arn" {
  type = string
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead"
}

resource "alicloud_fcv3_function" "worker" {
  function_name = "worker"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = var.role_arn
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  function_name = alicloud_fcv3_function.worker.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages" # want "info FCA311 alicloud_fcv3_async_invoke_config\\.worker: .*the role of the function, or whether it has one, is not known, because var\\.role_arn is not known before apply"
    }
  }
}

