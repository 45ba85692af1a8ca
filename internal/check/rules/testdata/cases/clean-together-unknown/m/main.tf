variable "create" {
  type = bool
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  count         = var.create ? 1 : 0
  function_name = "mail"
}
