variable "env" {
  type = string
}

variable "qualifier" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "orders-${var.env}"
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "Orders-${var.env}"
}

resource "alicloud_fc_function_async_invoke_config" "latest" {
  service_name  = "svc"
  function_name = "orders"
}

resource "alicloud_fc_function_async_invoke_config" "unknown" {
  service_name  = "svc"
  function_name = "orders"
  qualifier     = var.qualifier
}
