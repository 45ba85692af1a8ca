variable "on" {
  type = bool
}

resource "alicloud_fcv3_async_invoke_config" "wrong" {
  function_name            = "a"
  max_async_retry_attempts = var.on ? 9 : 20 # want `error FCA103 alicloud_fcv3_async_invoke_config.wrong: `
}

resource "alicloud_fcv3_async_invoke_config" "fine" {
  function_name            = "b"
  max_async_retry_attempts = var.on ? 0 : 20
}
