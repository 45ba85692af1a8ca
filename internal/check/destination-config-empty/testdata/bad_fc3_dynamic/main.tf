variable "destinations" {
  type = map(object({
    on_failure = optional(string)
    on_success = optional(string)
  }))
  default = {
    orders = {
      on_failure = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
      on_success = "acs:mns:eu-central-1:1234567890123456:/topics/orders-done/messages"
    }
    refunds = {}
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = var.destinations
  function_name = each.key

  dynamic "destination_config" { # want "FCA101 alicloud_fcv3_async_invoke_config\\.this\\[\"refunds\"\\]: "
    for_each = [each.value]
    content {
      dynamic "on_failure" {
        for_each = destination_config.value.on_failure[*]
        content {
          destination = on_failure.value
        }
      }
      dynamic "on_success" {
        for_each = destination_config.value.on_success == null ? [] : [destination_config.value.on_success]
        content {
          destination = on_success.value
        }
      }
    }
  }
}
