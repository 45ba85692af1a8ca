variable "enable_async" {
  type = bool
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  count                  = var.enable_async ? 1 : 0
  service_name           = "svc"
  function_name          = "fn"
  maximum_retry_attempts = 9 # want `error FCA103 alicloud_fc_function_async_invoke_config.this.*: `
}
