resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 12 # want `error FCA103 alicloud_fcv3_async_invoke_config.orders: `
}
