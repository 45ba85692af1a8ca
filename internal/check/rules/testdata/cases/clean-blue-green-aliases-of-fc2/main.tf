variable "live" {
  type    = string
  default = "blue"
}

resource "alicloud_fc_service" "s" {
  name    = "svc"
  publish = true
}

resource "alicloud_fc_alias" "colors" {
  for_each        = toset(["blue", "green"])
  service_name    = alicloud_fc_service.s.id
  alias_name      = each.value
  service_version = "1"
}

resource "alicloud_fc_function_async_invoke_config" "live" {
  service_name  = alicloud_fc_service.s.name
  function_name = "orders"
  qualifier     = alicloud_fc_alias.colors[var.live].alias_name
}

resource "alicloud_fc_function_async_invoke_config" "idle" {
  service_name  = alicloud_fc_service.s.name
  function_name = "orders"
  qualifier     = var.live == "blue" ? "green" : "blue"
}

resource "alicloud_fc_function_async_invoke_config" "latest" {
  service_name  = alicloud_fc_service.s.name
  function_name = "orders"
}

resource "alicloud_fc_function_async_invoke_config" "version" {
  service_name  = alicloud_fc_service.s.name
  function_name = "orders"
  qualifier     = alicloud_fc_service.s.version
}
