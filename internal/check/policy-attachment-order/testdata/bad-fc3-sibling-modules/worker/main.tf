variable "role" {
  type = string
}

data "alicloud_account" "me" {}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead"
}

resource "alicloud_fcv3_function" "worker" {
  function_name = "worker"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = var.role
}

resource "alicloud_fcv3_async_invoke_config" "worker" { # want "FCA309 module\\.worker\\.alicloud_fcv3_async_invoke_config\\.worker: .*module\\.role\\..*deliver"
  function_name = alicloud_fcv3_function.worker.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}

