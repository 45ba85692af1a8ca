resource "alicloud_fcv2_function" "orders" {
  service_name  = "shop"
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  memory_size   = 512
}
resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"
  destination_config {
    on_failure {
      destination = alicloud_fcv2_function.orders.function_arn # want "error FCA211 alicloud_fc_function_async_invoke_config.orders:"
    }
  }
}
