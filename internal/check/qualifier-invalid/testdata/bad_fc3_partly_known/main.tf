variable "environment" {
  type = string
}

data "alicloud_account" "me" {}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_function_version" "v" {
  function_name = alicloud_fcv3_function.orders.function_name
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name
  qualifier     = "${var.environment}:live" # want `FCA105 .*orders: qualifier is "\$\{var\.environment\}:live", which is no`
}

resource "alicloud_fcv3_async_invoke_config" "refunds" {
  function_name = "refunds"
  qualifier     = "${data.alicloud_account.me.id}-live" # want `FCA105 .*refunds: `
}

resource "alicloud_fcv3_async_invoke_config" "stock" {
  function_name = "stock"
  qualifier     = alicloud_fcv3_function.orders.function_arn # want `FCA105 .*stock: `
}
