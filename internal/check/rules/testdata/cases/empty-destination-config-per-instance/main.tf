locals {
  functions = {
    orders = {
      dlq = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    emails = {}
  }
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  for_each      = local.functions
  service_name  = "svc"
  function_name = each.key

  destination_config { # want `error FCA101 alicloud_fc_function_async_invoke_config.this\["emails"\]: `
    dynamic "on_failure" {
      for_each = try([each.value.dlq], [])
      content {
        destination = on_failure.value
      }
    }
  }
}
