variable "name" {
  type    = string
  default = "a"
}

variable "retries" {
  type = number
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = var.name
  max_async_retry_attempts = var.retries # fcasync-lint:ignore FCA103 -- one caller may do so
}
