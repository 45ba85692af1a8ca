variable "name" {
  type = string
}

variable "retries" {
  type     = number
  default  = 9
  nullable = false
}

variable "age" {
  type    = number
  default = 0
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = var.name
  max_async_retry_attempts       = var.retries # want `error FCA103 module.null_is_default.alicloud_fcv3_async_invoke_config.this: `
  max_async_event_age_in_seconds = var.age
}
