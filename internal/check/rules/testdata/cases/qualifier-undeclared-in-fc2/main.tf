resource "alicloud_fc_service" "s" {
  name    = "svc"
  publish = true
}

resource "alicloud_fc_alias" "blue" {
  service_name    = alicloud_fc_service.s.name
  alias_name      = "blue"
  service_version = alicloud_fc_service.s.version
}

resource "alicloud_fc_alias" "others" {
  for_each        = toset(["green", "canary"])
  service_name    = alicloud_fc_service.s.id
  alias_name      = each.key
  service_version = "1"
}

resource "alicloud_fc_function_async_invoke_config" "typo" {
  service_name  = alicloud_fc_service.s.name
  function_name = "orders"
  qualifier     = "geen" # want `warning FCA402 alicloud_fc_function_async_invoke_config.typo: `
}

resource "alicloud_fc_function_async_invoke_config" "blue" {
  service_name  = "svc"
  function_name = "mail"
  qualifier     = "blue"
}

resource "alicloud_fc_function_async_invoke_config" "canary" {
  service_name  = "svc"
  function_name = "mail"
  qualifier     = "canary"
}

resource "alicloud_fc_function_async_invoke_config" "version" {
  service_name  = "svc"
  function_name = "mail"
  qualifier     = "7"
}
