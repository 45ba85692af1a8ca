resource "alicloud_fcv3_trigger" "oss" {
  function_name = "orders"
  trigger_name  = "oss"
  trigger_type  = "oss"
  qualifier     = "LATEST"
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "orders"
  qualifier     = "prod" # want `error FCA502 alicloud_fcv3_async_invoke_config.this: ` `warning FCA403 alicloud_fcv3_async_invoke_config.this: `
}
