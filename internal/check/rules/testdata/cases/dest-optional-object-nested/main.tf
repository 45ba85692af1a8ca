variable "async" {
  type = map(object({
    retries = optional(number, 3)
    destinations = optional(object({
      failure = optional(string, "acs:mns:cn-hangzhou:1234567890123456:/queues/default/messages")
      success = optional(string)
    }), {})
  }))
  default = {
    plain  = {}
    custom = { destinations = { failure = "acs:mns:cn-hangzhou:1234567890123456:/queues/custom" } }
    both   = { destinations = { success = "acs:mns:cn-hangzhou:1234567890123456:topics/done/messages" } }
  }
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each                 = var.async
  function_name            = each.key
  max_async_retry_attempts = each.value.retries
  destination_config {
    on_failure {
      destination = each.value.destinations.failure # want `error FCA203 alicloud_fcv3_async_invoke_config.this\["custom"\]:`
    }
    dynamic "on_success" {
      for_each = each.value.destinations.success == null ? [] : [1]
      content {
        destination = each.value.destinations.success # want `error FCA203 alicloud_fcv3_async_invoke_config.this\["both"\]:`
      }
    }
  }
}
