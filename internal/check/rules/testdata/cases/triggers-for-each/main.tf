locals {
  triggers = {
    a = { type = "timer", qualifier = "LATEST" }
    b = { type = "oss", qualifier = "prod" }
  }
}

resource "alicloud_fcv3_function" "f" {
  for_each      = local.triggers
  function_name = each.key
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_trigger" "t" {
  for_each      = alicloud_fcv3_function.f
  function_name = each.value.function_name
  trigger_name  = "t"
  trigger_type  = local.triggers[each.key].type
  qualifier     = local.triggers[each.key].qualifier
}

resource "alicloud_fcv3_async_invoke_config" "this" { # want `warning FCA403 alicloud_fcv3_async_invoke_config.this\["b"\]: `
  for_each      = alicloud_fcv3_function.f
  function_name = each.value.id
}
