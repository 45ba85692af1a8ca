resource "alicloud_fcv3_async_invoke_config" "this" {
  count         = 2
  function_name = "orders" # want `error FCA401 alicloud_fcv3_async_invoke_config.this\[1\]: `
}
