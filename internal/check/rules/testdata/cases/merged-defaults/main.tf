locals {
  defaults = {
    retries = 3
    age     = 3600
    task    = false
  }
  functions = {
    orders = {}
    mail   = { retries = 9 }
    images = { age = "0", task = true }
  }
  settings = { for name, f in local.functions : name => merge(local.defaults, f) }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each                       = local.settings
  function_name                  = each.key
  max_async_retry_attempts       = each.value.retries # want `error FCA103 alicloud_fcv3_async_invoke_config.this\["mail"\]: `
  max_async_event_age_in_seconds = each.value["age"]  # want `error FCA104 alicloud_fcv3_async_invoke_config.this\["images"\]: `
  async_task                     = lookup(each.value, "task", null)
}
