variable "create" {
  type = bool
}

variable "env" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  count         = var.create ? 1 : 0
  function_name = "orders"
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  count         = var.create ? 1 : 0
  function_name = "orders" # want `error FCA401 alicloud_fcv3_async_invoke_config.b.*: .*alicloud_fcv3_async_invoke_config.a`
}

resource "alicloud_fcv3_async_invoke_config" "clean_other" {
  count         = var.create && var.env == "prod" ? 1 : 0
  function_name = "orders"
}

resource "alicloud_fc_alias" "blue" {
  count           = var.env == "prod" ? 1 : 0
  service_name    = "svc"
  alias_name      = "blue"
  service_version = "1"
}

resource "alicloud_fc_function_async_invoke_config" "green" {
  count         = var.env == "prod" ? 1 : 0
  service_name  = "svc"
  function_name = "fn"
  qualifier     = "green" # want `warning FCA402 alicloud_fc_function_async_invoke_config.green.*: `
}

resource "alicloud_fc_function_async_invoke_config" "clean_elsewhere" {
  service_name  = "svc"
  function_name = "fn2"
  qualifier     = "green"
}
