variable "create" {
  type = bool
}

resource "alicloud_fc_function_async_invoke_config" "a" {
  count         = var.create ? 1 : 0
  service_name  = "shop"
  function_name = "orders"
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  count         = var.create ? 1 : 0
  service_name  = "shop"
  function_name = "orders" # want "FCA401 alicloud_fc_function_async_invoke_config.b: alicloud_fc_function_async_invoke_config.a and this"
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  count         = var.create ? 0 : 1
  service_name  = "shop"
  function_name = "orders" # undecided "exist at the same time"
}
