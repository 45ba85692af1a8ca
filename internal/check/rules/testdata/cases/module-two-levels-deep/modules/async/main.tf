variable "settings" {
  type = object({
    name    = string
    retries = number
    age     = optional(number)
  })
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = var.settings.name
  max_async_retry_attempts       = var.settings.retries # want `error FCA103 module.stack.module.async\["mail"\].alicloud_fcv3_async_invoke_config.this: `
  max_async_event_age_in_seconds = var.settings.age
}
