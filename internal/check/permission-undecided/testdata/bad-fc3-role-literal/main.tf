terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead"
}

resource "alicloud_fcv3_function" "worker" {
  function_name = "worker"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = "acs:ram::1234567890123456:role/fc-default"
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  function_name = alicloud_fcv3_function.worker.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages" # want "info FCA311 alicloud_fcv3_async_invoke_config\\.worker: .*the role .*fc-default.* is not declared here"
    }
  }
}

