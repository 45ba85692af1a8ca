data "alicloud_account" "me" {}

resource "alicloud_fc_service" "shop" { # want "error FCA301 alicloud_fc_function_async_invoke_config.orders: the service alicloud_fc_service.shop has no role, so nothing may be delivered to the queue of on_failure and the FC 2.0 function of on_success"
  name            = "shop"
  internet_access = true
}

resource "alicloud_fc_function" "orders" {
  service  = alicloud_fc_service.shop.name
  name     = "orders"
  runtime  = "python3"
  handler  = "index.handler"
  filename = "orders.zip"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name           = alicloud_fc_service.shop.name
  function_name          = alicloud_fc_function.orders.name
  maximum_retry_attempts = 1

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/orders-dead/messages"
    }
    on_success {
      destination = "acs:fc:cn-hangzhou:${data.alicloud_account.me.id}:services/shop/functions/notify"
    }
  }
}
