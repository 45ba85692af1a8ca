terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.260"
    }
  }
}

resource "alicloud_fcv3_function" "worker" {
  function_name = "worker"
  handler       = "index.handler"
  runtime       = "python3.10"
  role          = "acs:ram::1234567890123456:role/fc-worker"
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  function_name                  = alicloud_fcv3_function.worker.function_name
  max_async_event_age_in_seconds = 3600
  max_async_retry_attempts       = 9 # want "FCA103 alicloud_fcv3_async_invoke_config.worker: "

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
    }
  }
}
