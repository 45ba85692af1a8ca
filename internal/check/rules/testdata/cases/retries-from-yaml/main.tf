locals {
  config = yamldecode(file("${path.module}/functions.yaml"))
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each                       = { for f in local.config.functions : f.name => f if try(f.async.enabled, true) }
  function_name                  = each.key
  max_async_retry_attempts       = try(each.value.async.retries, 3)   # want `error FCA103 alicloud_fcv3_async_invoke_config.this\["image-resize"\]: `
  max_async_event_age_in_seconds = try(each.value.async.age, 3600) # want `error FCA104 alicloud_fcv3_async_invoke_config.this\["orders"\]: `
}
