locals {
  functions = {
    orders = { failure = "dead", success = null }
    mail   = { failure = "dead", success = "done" }
    both   = { failure = null, success = null }
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = local.functions
  function_name = each.key

  dynamic "destination_config" { # want `error FCA501 alicloud_fcv3_async_invoke_config.this\["orders"\]: `
    for_each = each.value.failure == null && each.value.success == null ? [] : [each.value]
    iterator = d
    content {
      dynamic "on_failure" {
        for_each = d.value.failure[*]
        content {
          destination = format("acs:mns:cn-hangzhou:1234567890123456:/queues/%s/messages", on_failure.value)
        }
      }
      dynamic "on_success" {
        for_each = d.value.success[*]
        content {
          destination = format("acs:mns:cn-hangzhou:1234567890123456:/topics/%s/messages", on_success.value)
        }
      }
    }
  }
}
