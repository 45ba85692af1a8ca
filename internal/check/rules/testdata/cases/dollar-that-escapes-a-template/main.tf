locals {
  functions = {
    orders = "shop"
    bills  = "shop"
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = local.functions
  function_name = "${each.value}$${each.key}"
}
