variable "a" {
  type    = number
  default = 0
}

variable "b" {
  type    = number
  default = 0
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name            = "a"
  max_async_retry_attempts = var.a
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name            = "b"
  max_async_retry_attempts = var.b # want `error FCA103 alicloud_fcv3_async_invoke_config.b: `
}
