terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.220.0"
    }
  }
}

variable "function_name" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "this" { # want `error FCA108 module.async.alicloud_fcv3_async_invoke_config.this: `
  function_name = var.function_name
}
