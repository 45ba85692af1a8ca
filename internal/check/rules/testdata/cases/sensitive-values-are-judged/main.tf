variable "retries" {
  type      = number
  default   = 12
  sensitive = true
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name                 = "svc"
  function_name                = "fn"
  maximum_retry_attempts       = var.retries # want `error FCA103 alicloud_fc_function_async_invoke_config.this: .*\(sensitive value\)`
  maximum_event_age_in_seconds = nonsensitive(sensitive(0)) # want `error FCA104 alicloud_fc_function_async_invoke_config.this: `
}
