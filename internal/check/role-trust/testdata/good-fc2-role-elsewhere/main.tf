provider "alicloud" {
  region = "cn-hangzhou"
}

data "alicloud_account" "me" {}

resource "alicloud_fc_service" "shop" {
  name = "shop"
  role = "acs:ram::1234567890123456:role/elsewhere"
}

resource "alicloud_fc_function" "orders" {
  service = alicloud_fc_service.shop.name
  name    = "orders"
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = alicloud_fc_service.shop.name
  function_name = alicloud_fc_function.orders.name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/dead/messages"
    }
  }
}

