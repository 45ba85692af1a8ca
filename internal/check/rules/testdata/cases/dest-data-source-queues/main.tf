data "alicloud_message_service_queues" "all" {
  queue_name = "orders"
}
data "alicloud_message_service_topics" "all" {}
data "alicloud_event_bridge_event_buses" "all" {}
data "alicloud_fcv3_functions" "all" {}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${data.alicloud_message_service_queues.all.queues[0].queue_name}/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/${data.alicloud_message_service_topics.all.topics.0.topic_name}/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:eventbridge:eu-central-1:1234567890123456:eventbus/${data.alicloud_event_bridge_event_buses.all.buses[0].event_bus_name}"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "d" {
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = data.alicloud_fcv3_functions.all.functions[0].function_arn
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${data.alicloud_message_service_queues.all.ids[0]}/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "f" {
  service_name  = "svc"
  function_name = "fn-f"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:queues/${data.alicloud_message_service_queues.all.queues[0].queue_name}/messages" # want "error FCA203 alicloud_fc_function_async_invoke_config.f:"
    }
  }
}
