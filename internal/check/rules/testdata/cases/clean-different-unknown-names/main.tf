variable "a" {
  type = string
}

variable "b" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = var.a
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = var.b
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "${var.a}-${var.b}"
}

resource "alicloud_fcv3_async_invoke_config" "each" {
  for_each      = toset([var.a, var.b])
  function_name = "x-${each.key}"
}
