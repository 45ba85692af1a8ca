resource "alicloud_message_service_queue" "q" {
  for_each   = toset(["dead", "late"])
  queue_name = "orders-${each.key}"
}
locals {
  by_name = { for k, q in alicloud_message_service_queue.q : k => "acs:mns:eu-central-1:1234567890123456:/queues/${q.queue_name}/messages" }
  bad     = [for q in alicloud_message_service_queue.q : "acs:mns:eu-central-1:1234567890123456:/queues/${q.id}"]
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${values(alicloud_message_service_queue.q)[0].queue_name}/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${element(values(alicloud_message_service_queue.q)[*].queue_name, 1)}/message" # want "error FCA203 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = local.by_name["dead"]
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = local.bad[0] # want "error FCA203 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${alicloud_message_service_queue.q["late"].id}/messages"
    }
  }
}
