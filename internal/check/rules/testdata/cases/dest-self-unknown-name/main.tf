variable "env" { type = string }
resource "alicloud_fcv3_function" "orders" {
  function_name = "orders-${var.env}"
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders-${var.env}"
  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.orders.function_arn # want "error FCA211 alicloud_fcv3_async_invoke_config.orders:"
    }
  }
}
