terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.233"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "payments" {
  function_name            = "payments"
  max_async_retry_attempts = 0
}
