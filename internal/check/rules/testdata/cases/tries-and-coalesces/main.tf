variable "settings" {
  type    = any
  default = {}
}

variable "unknown" {
  type = any
}

resource "alicloud_fcv3_async_invoke_config" "try" {
  function_name            = "a"
  max_async_retry_attempts = try(var.settings.retries, 9) # want `error FCA103 alicloud_fcv3_async_invoke_config.try: `
}

resource "alicloud_fcv3_async_invoke_config" "coalesce" {
  function_name            = "b"
  max_async_retry_attempts = coalesce(null, 9) # want `error FCA103 alicloud_fcv3_async_invoke_config.coalesce: `
}

resource "alicloud_fcv3_async_invoke_config" "can" {
  function_name            = "c"
  max_async_retry_attempts = can(var.settings.retries) ? 1 : 9 # want `error FCA103 alicloud_fcv3_async_invoke_config.can: `
}

resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name                  = "d"
  max_async_retry_attempts       = try(var.unknown.retries, 9)
  max_async_event_age_in_seconds = coalesce(var.unknown, 0)
}

resource "alicloud_fcv3_async_invoke_config" "lookup" {
  function_name            = "e"
  max_async_retry_attempts = lookup(var.unknown, "retries", 9)
}
