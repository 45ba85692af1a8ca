variable "retries" {
  type    = number
  default = 20
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = "fn"
  max_async_retry_attempts = var.retries
}
