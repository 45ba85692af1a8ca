resource "alicloud_fcv3_function" "f" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_function_version" "v" {
  function_name = alicloud_fcv3_function.f.function_name
}

resource "alicloud_fcv3_alias" "live" {
  function_name = alicloud_fcv3_function.f.function_name
  alias_name    = "live"
  version_id    = alicloud_fcv3_function_version.v.version_id
}

resource "alicloud_fcv3_trigger" "oss" {
  function_name = alicloud_fcv3_function.f.function_name
  trigger_name  = "oss"
  trigger_type  = "oss"
  qualifier     = alicloud_fcv3_alias.live.alias_name
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = alicloud_fcv3_function.f.function_name
  qualifier     = "LATEST" # want `warning FCA403 alicloud_fcv3_async_invoke_config.this: `
}
