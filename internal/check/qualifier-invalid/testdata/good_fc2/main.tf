variable "qualifier" {
  type    = string
  default = null
}

resource "alicloud_fc_alias" "live" {
  service_name    = "shop"
  alias_name      = "live"
  service_version = "3"
}

resource "alicloud_fc_function_async_invoke_config" "default" {
  service_name  = "shop"
  function_name = "default"
}

resource "alicloud_fc_function_async_invoke_config" "null" {
  service_name  = "shop"
  function_name = "null"
  qualifier     = var.qualifier
}

resource "alicloud_fc_function_async_invoke_config" "each" {
  for_each      = toset(["LATEST", "1", "42", "live", "_canary", "blue-green_2"])
  service_name  = "shop"
  function_name = "each"
  qualifier     = each.value
}

resource "alicloud_fc_function_async_invoke_config" "alias" {
  service_name  = "shop"
  function_name = "alias"
  qualifier     = alicloud_fc_alias.live.alias_name
}
