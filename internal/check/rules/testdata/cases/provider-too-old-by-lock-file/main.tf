terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.200.0"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" { # want `error FCA108 alicloud_fcv3_async_invoke_config.this: `
  function_name = "fn"
}
