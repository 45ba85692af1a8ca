variable "retries" {
  type    = number
  default = null
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name           = "svc"
  function_name          = "fn"
  maximum_retry_attempts = var.retries # want `warning FCA505 module.stack.module.async.alicloud_fc_function_async_invoke_config.this: `
}
