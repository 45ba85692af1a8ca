locals {
  tags = {
    a = "1"
  }
}

variable "functions" {
  default = {}
  type = map(object({
    enabled = optional(bool, true)
    retries = optional(number)
    age     = optional(number, 86400)
    failure = optional(object({ type = string, name = string }))
    success = optional(object({ type = string, name = string }))
  }))
}

locals {
  enabled = { for k, v in var.functions : k => v if v.enabled }
  arns = {
    for k, v in local.enabled : k => {
      for side in ["failure", "success"] : side => v[side] == null ? null : (
        v[side].type == "queue"
        ? "acs:mns:cn-hangzhou:1234567890123456:/queues/${v[side].name}/messages"
        : "acs:mns:cn-hangzhou:1234567890123456:/topics/${v[side].name}/messages"
      )
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  for_each                     = local.enabled
  service_name                 = "svc"
  function_name                = each.key
  maximum_retry_attempts       = each.value.retries
  maximum_event_age_in_seconds = each.value.age

  dynamic "destination_config" {
    for_each = anytrue([for a in values(local.arns[each.key]) : a != null]) ? [local.arns[each.key]] : []
    content {
      dynamic "on_failure" {
        for_each = destination_config.value.failure == null ? [] : [destination_config.value.failure]
        content {
          destination = on_failure.value
        }
      }
      dynamic "on_success" {
        for_each = destination_config.value.success == null ? [] : [destination_config.value.success]
        content {
          destination = on_success.value
        }
      }
    }
  }
}
