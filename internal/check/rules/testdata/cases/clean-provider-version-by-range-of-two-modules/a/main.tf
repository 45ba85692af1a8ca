terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "!= 1.250.0"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = "fn"
  max_async_event_age_in_seconds = 86400
  max_async_retry_attempts       = 0
}
