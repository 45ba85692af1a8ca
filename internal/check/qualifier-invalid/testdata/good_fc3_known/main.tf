resource "random_string" "suffix" {
  length  = 4
  special = false
}

resource "alicloud_fcv3_function_version" "v" {
  function_name = "orders"
}

resource "alicloud_fcv3_alias" "live" {
  function_name = "orders"
  alias_name    = "live-${random_string.suffix.result}"
  version_id    = alicloud_fcv3_function_version.v.version_id
}

resource "alicloud_fcv3_async_invoke_config" "empty" {
  function_name = "empty"
  qualifier     = ""
}

resource "alicloud_fcv3_async_invoke_config" "latest" {
  function_name = "latest"
  qualifier     = "LATEST"
}

resource "alicloud_fcv3_async_invoke_config" "version" {
  function_name = "version"
  qualifier     = alicloud_fcv3_function_version.v.version_id
}

resource "alicloud_fcv3_async_invoke_config" "alias" {
  function_name = "alias"
  qualifier     = alicloud_fcv3_alias.live.alias_name
}
