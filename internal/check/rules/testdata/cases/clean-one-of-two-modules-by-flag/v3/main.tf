resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "fn"
}
