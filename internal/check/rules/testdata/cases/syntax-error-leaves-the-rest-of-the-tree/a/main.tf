resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "fn"
  function_name = "again" # want `error FCA001 `
}
