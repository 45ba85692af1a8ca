resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/shop$orders"
    }
  }
}
resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop2/functions/orders"
    }
  }
}
