locals {
  stages    = ["dev", "prod"]
  functions = [{ name = "orders", retries = 2 }, { name = "mail", retries = -1 }]
  pairs = flatten([
    for s in local.stages : [
      for f in local.functions : { key = "${s}-${f.name}", retries = f.retries } if !(s == "dev" && f.name == "mail")
    ]
  ])
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each                 = { for p in local.pairs : p.key => p }
  function_name            = each.key
  max_async_retry_attempts = each.value.retries # want `error FCA103 alicloud_fcv3_async_invoke_config.this\["prod-mail"\]: `
}
