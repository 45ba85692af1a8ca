locals {
  files   = fileset("${path.module}/functions", "*.json")
  configs = { for f in local.files : trimsuffix(f, ".json") => jsondecode(file("${path.module}/functions/${f}")) }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each                 = local.configs
  function_name            = each.key
  max_async_retry_attempts = try(each.value.async.retries, null) # want `error FCA103 alicloud_fcv3_async_invoke_config.this\["mail"\]: `
  qualifier                = lookup(each.value, "qualifier", "LATEST") # want `error FCA502 alicloud_fcv3_async_invoke_config.this\["orders"\]: `
}
