resource "alicloud_fc_alias" "live" {
  service_name    = "svc"
  alias_name      = "live"
  service_version = "1"
}

resource "alicloud_fc_function_async_invoke_config" "latest" {
  service_name  = "svc"
  function_name = "orders"
}

resource "alicloud_fc_function_async_invoke_config" "live" {
  service_name  = "svc"
  function_name = "orders"
  qualifier     = alicloud_fc_alias.live.alias_name
}

resource "alicloud_fc_function_async_invoke_config" "one" {
  service_name  = "svc"
  function_name = "orders"
  qualifier     = "1"
}

resource "alicloud_fc_function_async_invoke_config" "other_service" {
  service_name  = "svc2"
  function_name = "orders"
}

resource "alicloud_fcv3_async_invoke_config" "other_generation" {
  function_name = "orders"
}
