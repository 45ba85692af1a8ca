variable "name" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = var.name
  retries       = 3 # want `FCA107 module\.worker\.alicloud_fcv3_async_invoke_config\.this: .*has no argument "retries"`
}
