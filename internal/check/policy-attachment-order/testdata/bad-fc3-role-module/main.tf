terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

data "alicloud_account" "me" {}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead"
}

module "role" {
  source = "./role"
  name   = "fc"
}

resource "alicloud_fcv3_function" "worker" {
  function_name = "worker"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = module.role.arn
}

resource "alicloud_fcv3_async_invoke_config" "worker" { # want "FCA309 .*\\.worker: .*module\\.role\\.alicloud_ram_role_policy_attachment\\.deliver"
  function_name = alicloud_fcv3_function.worker.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}

