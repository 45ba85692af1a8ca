resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"
  qualifier     = "prod"
  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop/functions/repair"
    }
  }
}
resource "alicloud_fc_function_async_invoke_config" "repair" {
  service_name  = "shop"
  function_name = "repair"
  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop/functions/orders"
    }
  }
}
