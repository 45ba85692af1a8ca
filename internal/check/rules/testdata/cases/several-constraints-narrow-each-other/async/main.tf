variable "function_name" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = var.function_name
  max_async_retry_attempts       = 0    # want `warning FCA505 module.async.alicloud_fcv3_async_invoke_config.this: `
  max_async_event_age_in_seconds = 3601 # want `error FCA104 module.async.alicloud_fcv3_async_invoke_config.this: `
}
