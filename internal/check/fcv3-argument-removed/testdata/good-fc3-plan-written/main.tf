terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.289.0"
    }
  }
}

provider "alicloud" {
  region = "cn-hangzhou"
}

resource "alicloud_fcv3_async_invoke_config" "numbers_removed" {
  function_name                  = "a"
  max_async_retry_attempts       = 0
  max_async_event_age_in_seconds = 86400
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "same" {
  service_name           = "svc"
  function_name          = "d"
  maximum_retry_attempts = 1
}

resource "alicloud_fc_function_async_invoke_config" "replaced" {
  service_name           = "svc"
  function_name          = "new"
  maximum_retry_attempts = 1
}
