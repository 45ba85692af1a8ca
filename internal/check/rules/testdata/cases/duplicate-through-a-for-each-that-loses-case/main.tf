resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = toset(["Orders", "orders"])
  function_name = lower(each.key) # want `error FCA401 alicloud_fcv3_async_invoke_config.this\["orders"\]: `
}
