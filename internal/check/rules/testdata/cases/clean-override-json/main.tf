resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = "fn"
  max_async_retry_attempts = 99
}

variable "age" {
  type    = number
  default = 0
}

resource "alicloud_fcv3_async_invoke_config" "age" {
  function_name                  = "fn2"
  max_async_event_age_in_seconds = var.age
}
