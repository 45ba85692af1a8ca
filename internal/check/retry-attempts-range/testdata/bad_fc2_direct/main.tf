resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name           = "shop"
  function_name          = "orders"
  maximum_retry_attempts = 9 # want `FCA103 alicloud_fc_function_async_invoke_config\.orders: maximum_retry_attempts is 9: the provider takes 0 to 8 \(provider 1\.241\.0, from the lock file\)`
}
