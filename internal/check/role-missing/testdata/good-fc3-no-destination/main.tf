resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = alicloud_fcv3_function.orders.function_name
  max_async_retry_attempts = 1
}
