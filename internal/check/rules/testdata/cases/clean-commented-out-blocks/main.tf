/*
resource "alicloud_fcv3_async_invoke_config" "old" {
  function_name            = "fn"
  max_async_retry_attempts = 99
  destination_config {}
}
*/

// resource "alicloud_fcv3_async_invoke_config" "older" { destination_config {} }

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "fn"
  # max_async_retry_attempts = 99
}
