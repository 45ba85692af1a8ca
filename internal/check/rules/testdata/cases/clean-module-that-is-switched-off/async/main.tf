variable "name" {
  type    = string
  default = "fn"
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = var.name
  max_async_retry_attempts = 9
  destination_config {}
}
