variable "qualifier" {
  type    = string
  default = "LATEST"
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "orders"
  qualifier     = var.qualifier # want "FCA502 module.async"
}
