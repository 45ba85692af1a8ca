variable "name" {
  type = string
}

data "alicloud_account" "me" {}

resource "alicloud_fcv3_function" "orders" {
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "slash" {
  function_name = "team/${var.name}" # want `FCA106 .*slash: function_name is "team/\$\{var\.name\}": `
}

resource "alicloud_fcv3_async_invoke_config" "digit" {
  function_name = "${data.alicloud_account.me.id}-orders" # want `FCA106 .*digit: .*begin with`
}

resource "alicloud_fcv3_async_invoke_config" "arn" {
  function_name = alicloud_fcv3_function.orders.function_arn # want `FCA106 .*arn: `
}
