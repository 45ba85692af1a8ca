resource "alicloud_fc_function_async_invoke_config" "shop-orders" {
  service_name           = "shop"
  function_name          = "shop-orders"
  maximum_retry_attempts = 1
}
