locals {
  names = ["shop-orders", "Shop-Orders"]
}

resource "alicloud_fcv3_function" "this" {
  count         = length(local.names)
  function_name = local.names[count.index]
  handler       = "index.handler"
  runtime       = "python3.10"
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  count         = length(local.names)
  function_name = alicloud_fcv3_function.this[count.index].function_name # want "policy.function-naming .*\\.this\\[1\\]: the function is called Shop-Orders,"
}
