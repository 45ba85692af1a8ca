terraform {
  required_providers {
    alicloud = {
      source  = "registry.terraform.io/aliyun/alicloud"
      version = "1.289.0"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "fn"
}
