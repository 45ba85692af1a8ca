resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = "fn"
  max_async_event_age_in_seconds = 7200 # want `error FCA104 alicloud_fcv3_async_invoke_config.this: `
  max_async_retry_attempts       = 0    # want `warning FCA505 alicloud_fcv3_async_invoke_config.this: `
}
