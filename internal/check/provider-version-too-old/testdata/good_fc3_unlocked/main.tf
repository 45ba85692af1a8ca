terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.100.0"
    }
  }
}

# terraform init selects the newest version that the constraint admits.
resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
}
