resource "alicloud_fcv3_function" "f" {
  function_name = "fn"
  runtime       = "python3.10"
  handler       = "index.handler"
  timeout       = "five minutes" # want `error FCA107 alicloud_fcv3_function.f: `
  environment   = "x"            # want `error FCA107 alicloud_fcv3_function.f: .*environment`
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = alicloud_fcv3_function.f.function_name
}
