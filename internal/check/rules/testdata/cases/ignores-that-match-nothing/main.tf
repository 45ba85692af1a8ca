resource "alicloud_fcv3_async_invoke_config" "nothing_wrong" {
  function_name            = "a"
  max_async_retry_attempts = 8 # fcasync-lint:ignore FCA103 -- left behind
}

resource "alicloud_fcv3_async_invoke_config" "wrong_rule" {
  function_name            = "b"
  max_async_retry_attempts = 9 # fcasync-lint:ignore FCA104 -- a slip of the finger
}

resource "alicloud_fcv3_async_invoke_config" "no_reason" {
  function_name            = "c"
  max_async_retry_attempts = 9 # fcasync-lint:ignore FCA103
}

resource "alicloud_fcv3_async_invoke_config" "half_used" {
  function_name = "d"
  # fcasync-lint:ignore FCA103, FCA104 -- one of two
  max_async_retry_attempts = 9
}
