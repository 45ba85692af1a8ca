# FCA001: the block is never closed.
resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
