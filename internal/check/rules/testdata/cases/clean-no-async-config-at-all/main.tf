resource "alicloud_fcv3_function" "f" {
  function_name = "1 fn"
  runtime       = "python3.10"
  handler       = "index.handler"
}

# alicloud_fcv3_async_invoke_config is not used here
