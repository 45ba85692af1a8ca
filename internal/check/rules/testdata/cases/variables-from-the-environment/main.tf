variable "functions" {
  type = map(object({ retries = number, age = optional(number, 60) }))
}

variable "qualifier" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each                       = var.functions
  function_name                  = each.key
  max_async_retry_attempts       = each.value.retries # want `error FCA103 alicloud_fcv3_async_invoke_config.this\["b"\]: `
  max_async_event_age_in_seconds = each.value.age     # want `error FCA104 alicloud_fcv3_async_invoke_config.this\["c"\]: `
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc"
  function_name = "fn"
  qualifier     = var.qualifier # want `error FCA105 alicloud_fc_function_async_invoke_config.this: `
}
