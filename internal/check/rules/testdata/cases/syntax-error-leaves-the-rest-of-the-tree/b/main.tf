resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = "fn"
  max_async_retry_attempts = 9 # want `error FCA103 alicloud_fcv3_async_invoke_config.this: `
}
