resource "alicloud_fc_service" "shop" { # want `error FCA301 alicloud_fc_function_async_invoke_config.orders: `
  name = "shop"
}
resource "alicloud_fc_function" "orders" {
  service = alicloud_fc_service.shop.name
  name    = "orders"
  runtime = "python3"
  handler = "index.handler"
}
resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = alicloud_fc_service.shop.name
  function_name = alicloud_fc_function.orders.name
  destination_config {
    on_failure {
      destination = alicloud_fc_function.orders.function_arn # want "error FCA211 alicloud_fc_function_async_invoke_config.orders:"
    }
    on_success {
      destination = "acs:fc:eu-central-1:1234567890123456:services/${alicloud_fc_service.shop.name}/functions/${alicloud_fc_function.orders.name}" # want "error FCA211 alicloud_fc_function_async_invoke_config.orders:"
    }
  }
}
