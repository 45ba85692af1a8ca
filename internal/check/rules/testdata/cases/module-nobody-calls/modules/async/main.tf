variable "name" {
  type = string
}

variable "retries" {
  type    = number
  default = 9
}

variable "age" {
  type = number
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = var.name
  max_async_retry_attempts       = var.retries # want `error FCA103 alicloud_fcv3_async_invoke_config.this: `
  max_async_event_age_in_seconds = var.age
}
