resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = = "python3.10" # want `error FCA001 .*: `
  handler       = "index.handler"
}
