terraform {
  required_providers {
    ali = {
      source  = "aliyun/alicloud"
      version = "1.230.0"
    }
  }
}

provider "ali" {
  region = "cn-hangzhou"
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  provider                       = ali
  function_name                  = "fn"
  max_async_event_age_in_seconds = 7200 # want `error FCA104 alicloud_fcv3_async_invoke_config.this: `
}
