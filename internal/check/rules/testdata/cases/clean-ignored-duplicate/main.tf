resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn"
}

# fcasync-lint:ignore FCA401 -- moved in the next release
resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn"
}
