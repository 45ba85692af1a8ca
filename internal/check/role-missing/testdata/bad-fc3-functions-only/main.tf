provider "alicloud" {
  region = "cn-hangzhou"
}

data "alicloud_account" "me" {}

resource "alicloud_fcv3_function" "orders" { # want `info FCA301 alicloud_fcv3_async_invoke_config.orders: `
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:${data.alicloud_account.me.id}:functions/repair"
    }
    on_success {
      destination = "acs:fc:cn-hangzhou:${data.alicloud_account.me.id}:functions/next/live"
    }
  }
}

