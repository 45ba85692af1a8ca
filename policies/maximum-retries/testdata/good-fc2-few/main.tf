resource "alicloud_fc_function_async_invoke_config" "one" {
  service_name           = "shop"
  function_name          = "one"
  maximum_retry_attempts = 1
}

resource "alicloud_fc_function_async_invoke_config" "none" {
  service_name           = "shop"
  function_name          = "none"
  maximum_retry_attempts = 0
}
