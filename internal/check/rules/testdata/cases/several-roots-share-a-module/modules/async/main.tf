variable "retries" {
  type    = number
  default = 50
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = "fn"
  max_async_retry_attempts = var.retries # want `error FCA103 module.async.alicloud_fcv3_async_invoke_config.this: .*9`
}
