variable "alias" {
  type = string
}

variable "aliases" {
  type = set(string)
}

resource "alicloud_fc_alias" "unknown" {
  service_name    = "svc"
  alias_name      = var.alias
  service_version = "1"
}

resource "alicloud_fc_alias" "known" {
  service_name    = "svc"
  alias_name      = "blue"
  service_version = "1"
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc"
  function_name = "orders"
  qualifier     = "green"
}

resource "alicloud_fc_alias" "set" {
  for_each        = var.aliases
  service_name    = "svc2"
  alias_name      = each.key
  service_version = "1"
}

resource "alicloud_fc_function_async_invoke_config" "set" {
  service_name  = "svc2"
  function_name = "orders"
  qualifier     = "green"
}
