resource "alicloud_fcv3_function" "this" {
  count         = 3
  function_name = "orders-${count.index}"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  count         = 3
  function_name = alicloud_fcv3_function.this[count.index].function_name
}
