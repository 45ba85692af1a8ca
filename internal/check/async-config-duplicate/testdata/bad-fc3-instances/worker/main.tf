variable "function" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = var.function # want "FCA401 module.worker\\[\"us\"\\].alicloud_fcv3_async_invoke_config.this: module.worker\\[\"eu\"\\].*\"shared\""
  max_async_retry_attempts = 1
}
