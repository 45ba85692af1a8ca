terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.232.0"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "hour" {
  function_name                  = "a"
  max_async_event_age_in_seconds = 3600
}

resource "alicloud_fcv3_async_invoke_config" "more" {
  function_name                  = "b"
  max_async_event_age_in_seconds = 3601 # want `error FCA104 alicloud_fcv3_async_invoke_config.more: `
}
