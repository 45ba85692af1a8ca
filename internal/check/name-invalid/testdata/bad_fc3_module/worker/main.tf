variable "name" {
  type = string
}

locals {
  full_name = "shop-${var.name}"
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = local.full_name # want `FCA106 module\.refunds\.alicloud_fcv3_async_invoke_config\.this: function_name is "shop-refunds:v2" \(local\.full_name\): `
}
