variable "function" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = var.function # want "FCA401 module.async.alicloud_fcv3_async_invoke_config.this: alicloud_fcv3_async_invoke_config.worker and"
  max_async_retry_attempts = 1
}
