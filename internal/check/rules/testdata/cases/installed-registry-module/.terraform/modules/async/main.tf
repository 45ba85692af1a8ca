variable "name" {
  type = string
}

variable "retries" {
  type = number
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = var.name
  max_async_retry_attempts = var.retries # want `error FCA103 module.async.alicloud_fcv3_async_invoke_config.this: `
}
