terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.166.0"
    }
  }
}

resource "alicloud_ram_role" "shop" {
  name     = "shop"
  document = "{}"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name           = "shop"
  function_name          = "orders"
  maximum_retry_attempts = 2
}
