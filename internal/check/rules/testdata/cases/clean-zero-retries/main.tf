resource "alicloud_fc_function_async_invoke_config" "zero" {
  service_name           = "svc"
  function_name          = "a"
  maximum_retry_attempts = 0
}
