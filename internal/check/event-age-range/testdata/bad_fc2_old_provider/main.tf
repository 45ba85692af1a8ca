variable "max_age" {
  type    = number
  default = 86400
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name                 = "shop"
  function_name                = "orders"
  maximum_event_age_in_seconds = var.max_age # want `FCA104 .*orders: maximum_event_age_in_seconds is 86400 \(var\.max_age\): the provider takes 60 to 21600 before version 1\.167\.0 \(provider 1\.150\.0, from the lock file\)`
}

resource "alicloud_fc_function_async_invoke_config" "refunds" {
  service_name                 = "shop"
  function_name                = "refunds"
  maximum_event_age_in_seconds = 59 # want `FCA104 .*refunds: `
}
