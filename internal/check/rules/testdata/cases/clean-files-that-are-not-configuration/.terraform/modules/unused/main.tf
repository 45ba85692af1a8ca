resource "alicloud_fcv3_async_invoke_config" "unused" {
  function_name            = "fn"
  max_async_retry_attempts = 99
}
