resource "alicloud_fcv3_function" "f" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = alicloud_fcv3_function.f.function_name
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "orders" # want `error FCA401 alicloud_fcv3_async_invoke_config.b: .*alicloud_fcv3_async_invoke_config.a`
}
