variable "functions" {
  type = map(object({
    retries = number
    dlq     = optional(string)
  }))
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each                       = var.functions
  function_name                  = each.key
  max_async_retry_attempts       = each.value.retries
  max_async_event_age_in_seconds = 172800 # want `error FCA104 alicloud_fcv3_async_invoke_config.this.*: `

  dynamic "destination_config" {
    for_each = each.value.dlq == null ? [] : [each.value.dlq]
    content {
      on_failure {
        destination = destination_config.value
      }
      on_success {
        destination = destination_config.value
      }
    }
  }
}
