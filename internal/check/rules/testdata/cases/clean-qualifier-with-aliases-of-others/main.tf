resource "alicloud_fc_alias" "other" {
  service_name    = "other"
  alias_name      = "blue"
  service_version = "1"
}

resource "alicloud_fc_alias" "absent" {
  count           = 0
  service_name    = "svc"
  alias_name      = "blue"
  service_version = "1"
}

resource "alicloud_fcv3_alias" "newer" {
  function_name = "orders"
  alias_name    = "blue"
  version_id    = "1"
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc"
  function_name = "orders"
  qualifier     = "green"
}
