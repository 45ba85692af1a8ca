resource "alicloud_fcv3_alias" "live" {
  function_name = "orders"
  alias_name    = "live"
  version_id    = "1"
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "orders"
  qualifier     = "prod" # want `error FCA502 alicloud_fcv3_async_invoke_config.this: ` `warning FCA402 alicloud_fcv3_async_invoke_config.this: `
}
