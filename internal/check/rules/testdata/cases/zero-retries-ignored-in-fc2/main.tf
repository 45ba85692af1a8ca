variable "retry" {
  type    = bool
  default = false
}

resource "alicloud_fc_function_async_invoke_config" "zero" {
  service_name           = "svc"
  function_name          = "a"
  maximum_retry_attempts = 0 # want `warning FCA505 alicloud_fc_function_async_invoke_config.zero: `
}

resource "alicloud_fc_function_async_invoke_config" "conditional" {
  service_name           = "svc"
  function_name          = "b"
  maximum_retry_attempts = var.retry ? 2 : 0 # want `warning FCA505 alicloud_fc_function_async_invoke_config.conditional: `
}

resource "alicloud_fc_function_async_invoke_config" "unset" {
  service_name  = "svc"
  function_name = "c"
}

resource "alicloud_fc_function_async_invoke_config" "null" {
  service_name           = "svc"
  function_name          = "d"
  maximum_retry_attempts = null
}

resource "alicloud_fc_function_async_invoke_config" "one" {
  service_name           = "svc"
  function_name          = "e"
  maximum_retry_attempts = 1
}
