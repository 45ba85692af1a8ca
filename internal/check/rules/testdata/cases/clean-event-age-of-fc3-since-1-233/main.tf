terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.228, < 1.234"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "more" {
  function_name                  = "b"
  max_async_event_age_in_seconds = 86400
}
