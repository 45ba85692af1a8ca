resource "alicloud_fcv3_async_invoke_config" "latest" {
  function_name = "orders"
}

resource "alicloud_fcv3_async_invoke_config" "prod" {
  function_name = "orders" # want `error FCA401 alicloud_fcv3_async_invoke_config.prod: `
  qualifier     = "prod"   # want `error FCA502 alicloud_fcv3_async_invoke_config.prod: `
}
