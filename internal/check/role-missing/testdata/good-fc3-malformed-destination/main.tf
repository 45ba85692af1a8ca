provider "alicloud" {
  region = "cn-hangzhou"
}

data "alicloud_account" "me" {}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "dead"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/done"
    }
  }
}

