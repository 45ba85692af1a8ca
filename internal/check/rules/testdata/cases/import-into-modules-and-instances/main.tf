import {
  to = module.async["orders"].alicloud_fcv3_async_invoke_config.this
  id = "orders:LATEST" # want `warning FCA506 module.async\["orders"\].alicloud_fcv3_async_invoke_config.this: `
}

import {
  for_each = { a = "svc:a", b = "b" }
  to       = alicloud_fc_function_async_invoke_config.this[each.key]
  id       = each.value # want `warning FCA506 alicloud_fc_function_async_invoke_config.this\["b"\]: `
}

module "async" {
  for_each = toset(["orders", "mail"])
  source   = "./async"
  name     = each.key
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  for_each      = toset(["a", "b"])
  service_name  = "svc"
  function_name = each.key
}
