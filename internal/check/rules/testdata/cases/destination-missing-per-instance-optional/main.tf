variable "functions" {
  type = map(object({
    retries = optional(number, 2)
    dlq     = optional(string)
  }))
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  for_each               = var.functions
  service_name           = "svc"
  function_name          = each.key
  maximum_retry_attempts = each.value.retries # want `error FCA103 alicloud_fc_function_async_invoke_config.this\["mail"\]: `

  destination_config {
    on_failure {
      destination = each.value.dlq # want `error FCA102 alicloud_fc_function_async_invoke_config.this\["mail"\]: `
    }
  }
}
