resource "alicloud_fcv3_async_invoke_config" "same_line" {
  function_name            = "a"
  max_async_retry_attempts = 9 # fcasync-lint:ignore FCA103 -- the limit was raised for this account
}

resource "alicloud_fcv3_async_invoke_config" "line_above" {
  function_name = "b"
  # fcasync-lint:ignore FCA103 -- the limit was raised for this account
  max_async_retry_attempts = 9
}

# fcasync-lint:ignore FCA103, FCA104 -- the limits were raised for this account
resource "alicloud_fcv3_async_invoke_config" "above_block" {
  function_name                  = "c"
  max_async_retry_attempts       = 9
  max_async_event_age_in_seconds = 100000
}

// fcasync-lint:ignore retry-attempts-range -- by name
resource "alicloud_fcv3_async_invoke_config" "by_name" {
  function_name            = "d"
  max_async_retry_attempts = 9
}

resource "alicloud_fcv3_async_invoke_config" "slashes" {
  function_name            = "e"
  max_async_retry_attempts = 9 /* fcasync-lint:ignore FCA103 -- why not */
}
