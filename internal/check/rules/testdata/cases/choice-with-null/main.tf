variable "on" {
  type = bool
}

resource "alicloud_fcv3_async_invoke_config" "clean_perhaps_null" {
  function_name            = "a"
  max_async_retry_attempts = var.on ? 9 : null
}

resource "alicloud_fc_function_async_invoke_config" "age" {
  service_name                 = "svc"
  function_name                = "a"
  maximum_event_age_in_seconds = var.on ? 2592000 : 1209600 # want `warning FCA104 alicloud_fc_function_async_invoke_config.age: `
}

resource "alicloud_fc_function_async_invoke_config" "clean_week" {
  service_name                 = "svc"
  function_name                = "b"
  maximum_event_age_in_seconds = var.on ? 2592000 : 604800
}
