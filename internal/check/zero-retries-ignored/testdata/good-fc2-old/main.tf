variable "retries" {
  type = number
}

resource "alicloud_fc_function_async_invoke_config" "unset" {
  service_name  = "shop"
  function_name = "orders"
}

resource "alicloud_fc_function_async_invoke_config" "one" {
  service_name           = "shop"
  function_name          = "billing"
  maximum_retry_attempts = 1
}

# FCA103 asks.
resource "alicloud_fc_function_async_invoke_config" "unknown" {
  service_name           = "shop"
  function_name          = "mail"
  maximum_retry_attempts = var.retries
}
