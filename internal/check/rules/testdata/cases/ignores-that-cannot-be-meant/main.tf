resource "alicloud_fcv3_async_invoke_config" "unknown_rule" {
  function_name            = "a"
  max_async_retry_attempts = 9 # fcasync-lint:ignore FCA999 -- no such rule
}

resource "alicloud_fcv3_async_invoke_config" "too_far" {
  # fcasync-lint:ignore FCA103 -- a line lies between
  function_name            = "b"
  max_async_retry_attempts = 9
}

# fcasync-lint:ignore FCA103 -- wrong resource

resource "alicloud_fcv3_async_invoke_config" "fine" {
  function_name = "c"
}
