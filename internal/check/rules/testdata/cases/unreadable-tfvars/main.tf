variable "retries" {
  type    = number
  default = 3
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = var.retries
}
