resource "alicloud_fcv3_alias" "generated" {
  function_name = "orders"
  version_id    = "1"
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "orders"
  qualifier     = "LATEST"
}

resource "alicloud_fc_service" "s" {
  name_prefix = "svc-"
}

resource "alicloud_fc_alias" "blue" {
  service_name    = alicloud_fc_service.s.name
  alias_name      = "blue"
  service_version = "1"
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc-1"
  function_name = "orders"
  qualifier     = "green"
}
