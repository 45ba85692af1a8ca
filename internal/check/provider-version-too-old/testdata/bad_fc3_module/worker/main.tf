variable "name" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "this" { # want `FCA108 module\.worker\.alicloud_fcv3_async_invoke_config\.this: .*from the version constraint`
  function_name = var.name
}
