resource "alicloud_fc_function_async_invoke_config" "batch-a" {
  service_name        = "shop"
  function_name       = "batch-a"
  stateful_invocation = true
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name        = "shop"
  function_name       = "orders"
  stateful_invocation = false
}
