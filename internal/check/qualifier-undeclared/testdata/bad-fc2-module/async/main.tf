variable "service" {
  type = string
}

variable "qualifier" {
  type = string
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name           = var.service
  function_name          = "orders"
  qualifier              = var.qualifier # want "FCA402 module.async.alicloud_fc_function_async_invoke_config.this: the qualifier \"staging\" is none of .*\\$\\{var.service\\}.*\\(\"dev\", \"prod\"\\)"
  maximum_retry_attempts = 1
}
