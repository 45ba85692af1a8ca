locals {
  configs = [{
    name = "orders"
    sides = {
      failure = [{ queue = "dead" }]
      success = []
    }
    }, {
    name = "mail"
    sides = {
      failure = [{ queue = "" }]
      success = [{ queue = "done" }]
    }
  }]
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  for_each      = { for c in local.configs : c.name => c.sides }
  service_name  = "svc"
  function_name = each.key

  dynamic "destination_config" {
    for_each = [each.value]
    iterator = config
    content {
      dynamic "on_failure" {
        for_each = config.value.failure
        iterator = failure
        content {
          destination = failure.value.queue == "" ? "" : "acs:mns:cn-hangzhou:1234567890123456:/queues/${failure.value.queue}/messages" # want `error FCA102 alicloud_fc_function_async_invoke_config.this\["mail"\]: `
        }
      }
      dynamic "on_success" {
        for_each = config.value.success
        content {
          destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${on_success.value.queue}/messages"
        }
      }
    }
  }
}
