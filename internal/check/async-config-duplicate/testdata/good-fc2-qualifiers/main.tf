locals {
  service = "shop"
}

variable "canary" {
  type = string
}

resource "alicloud_fc_function_async_invoke_config" "each" {
  for_each               = toset(["LATEST", "live", "3"])
  service_name           = local.service
  function_name          = "orders"
  qualifier              = each.key
  maximum_retry_attempts = 1
}

resource "alicloud_fc_function_async_invoke_config" "canary" {
  service_name           = local.service
  function_name          = "orders"
  qualifier              = var.canary
  maximum_retry_attempts = 1
}

# Another service may have a function of the same name.
resource "alicloud_fc_function_async_invoke_config" "other" {
  service_name           = "backoffice"
  function_name          = "orders"
  maximum_retry_attempts = 1
}

# FC3 functions live in a namespace of their own.
resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name            = "orders"
  max_async_retry_attempts = 1
}
