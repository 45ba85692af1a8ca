variable "functions" {
  type = list(object({
    name    = string
    retries = optional(number, 2)
    dlq     = optional(list(string), [])
  }))
  default = [
    { name = "orders", retries = "8" },
    { name = "mail", retries = null, dlq = ["dead"] },
    { name = "images", retries = "1e1", dlq = [] },
    { name = 7, dlq = ["a", "b"] },
  ]
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  for_each               = { for i, f in var.functions : format("%02d", i) => f }
  service_name           = "svc"
  function_name          = each.value.name    # want `error FCA106 alicloud_fc_function_async_invoke_config.this\["03"\]: `
  maximum_retry_attempts = each.value.retries # want `error FCA103 alicloud_fc_function_async_invoke_config.this\["02"\]: `

  dynamic "destination_config" {
    for_each = length(each.value.dlq) > 0 ? [each.value.dlq] : []
    content {
      dynamic "on_failure" { # want `error FCA107 alicloud_fc_function_async_invoke_config.this.*: `
        for_each = destination_config.value
        content {
          destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${on_failure.value}/messages"
        }
      }
    }
  }
}
