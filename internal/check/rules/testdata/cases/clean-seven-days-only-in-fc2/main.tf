resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name                 = "svc"
  function_name                = "fn"
  maximum_event_age_in_seconds = 7 * 24 * 60 * 60
  maximum_retry_attempts       = 8
  stateful_invocation          = true
}
