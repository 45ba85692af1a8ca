locals {
  stages = toset(["prod", "2", "LATEST", "no good"])
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = local.stages
  function_name = replace("orders-${each.key}", " ", "-")
  qualifier     = each.key # want `error FCA502 alicloud_fcv3_async_invoke_config.this\["prod"\]: ` `error FCA502 alicloud_fcv3_async_invoke_config.this\["2"\]: ` `error FCA105 alicloud_fcv3_async_invoke_config.this\["no good"\]: `
}
