resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = "acs:ram::1111222233334444:role/fc-delivery"
}
resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:5555666677778888:/queues/dead/messages" # want "warning FCA208 alicloud_fcv3_async_invoke_config.orders:"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1111222233334444:/queues/done/messages"
    }
  }
}
resource "alicloud_fc_service" "shop" {
  name = "shop"
  role = "acs:ram::1111222233334444:role/fc-delivery"
}
resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = alicloud_fc_service.shop.name
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:5555666677778888:/queues/dead/messages" # want "warning FCA208 alicloud_fc_function_async_invoke_config.orders:"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1111222233334444:/queues/done/messages"
    }
  }
}
