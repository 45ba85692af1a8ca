locals {
  services = ["shop", "mail"]
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  for_each      = { for p in setproduct(local.services, ["orders", "bills"]) : join("/", p) => p }
  service_name  = each.value[0]
  function_name = each.value[1]
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = { for p in setproduct(local.services, ["orders", "bills"]) : join("/", p) => p }
  function_name = format("%s$%s", each.value...)
}
