variable "generation" {
  type    = string
  default = "a"
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  count         = var.generation == "a" ? 1 : 0
  function_name = "orders"
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  count         = var.generation == "b" ? 1 : 0
  function_name = "orders"
}
