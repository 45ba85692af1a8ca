resource "alicloud_fc_function_async_invoke_config" "default" {
  service_name  = "shop"
  function_name = "default"
}

resource "alicloud_fc_function_async_invoke_config" "most" {
  service_name           = "shop"
  function_name          = "most"
  maximum_retry_attempts = 8
}
