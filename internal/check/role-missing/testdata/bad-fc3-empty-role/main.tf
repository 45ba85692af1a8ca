provider "alicloud" {
  region = "cn-hangzhou"
}

data "alicloud_account" "me" {}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = "" # want `warning FCA301 alicloud_fcv3_async_invoke_config.orders: `
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/topics/done/messages"
    }
  }
}

