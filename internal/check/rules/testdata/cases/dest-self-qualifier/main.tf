resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
  qualifier     = "LATEST"
  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/orders/LATEST" # want "error FCA211 alicloud_fcv3_async_invoke_config.orders:"
    }
  }
}
resource "alicloud_fc_function_async_invoke_config" "latest" {
  service_name  = "shop"
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop.LATEST/functions/orders" # want "error FCA211 alicloud_fc_function_async_invoke_config.latest:"
    }
  }
}
resource "alicloud_fc_function_async_invoke_config" "prod" {
  service_name  = "shop"
  function_name = "orders"
  qualifier     = "prod"
  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop.prod/functions/orders" # want "error FCA211 alicloud_fc_function_async_invoke_config.prod:"
    }
  }
}
