terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.233.0"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "zero" {
  function_name            = "a"
  max_async_retry_attempts = 0
}
