variable "name" {
  type = string
}

resource "alicloud_fcv3_function" "orders" {
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "migrated" {
  function_name = "shop$orders"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.id
}

resource "alicloud_fcv3_async_invoke_config" "variable" {
  function_name = "shop-${var.name}" # undecided `FCA106 .*whether function_name keeps the naming rules, because var\.name is not known`
}
