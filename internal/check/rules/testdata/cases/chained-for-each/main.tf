variable "functions" {
  type = map(object({
    runtime = optional(string, "python3.10")
    async = optional(object({
      retries = optional(number, 2)
      max_age = optional(number, 3600)
    }), {})
  }))
  default = {
    orders = {}
    mail   = { async = { retries = 12 } }
    images = { runtime = "nodejs20", async = { max_age = 0 } }
  }
}

resource "alicloud_fcv3_function" "this" {
  for_each      = var.functions
  function_name = "app-${each.key}"
  runtime       = each.value.runtime
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each                       = alicloud_fcv3_function.this
  function_name                  = each.value.function_name
  max_async_retry_attempts       = var.functions[each.key].async.retries # want `error FCA103 alicloud_fcv3_async_invoke_config.this\["mail"\]: `
  max_async_event_age_in_seconds = var.functions[each.key].async.max_age # want `error FCA104 alicloud_fcv3_async_invoke_config.this\["images"\]: `
}

resource "alicloud_fcv3_async_invoke_config" "again" {
  function_name = alicloud_fcv3_function.this["orders"].id # want `error FCA401 alicloud_fcv3_async_invoke_config.again: `
}
