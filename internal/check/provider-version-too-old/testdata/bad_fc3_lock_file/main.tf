terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.200.0"
    }
  }
}

resource "alicloud_fcv3_function" "orders" { # want `FCA108 alicloud_fcv3_function\.orders: alicloud_fcv3_function arrived with version 1\.228\.0 of the provider, and an older one is used \(provider 1\.227\.1, from the lock file\)`
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "orders" { # want `FCA108 alicloud_fcv3_async_invoke_config\.orders: `
  count         = 3
  function_name = alicloud_fcv3_function.orders.function_name
}
