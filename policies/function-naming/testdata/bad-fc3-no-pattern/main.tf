resource "alicloud_fcv3_async_invoke_config" "orders" { # want "policy.function-naming .*: data.fcasync.function_naming.pattern is no regular expression: \\^\\(shop$"
  function_name = "orders"
}
