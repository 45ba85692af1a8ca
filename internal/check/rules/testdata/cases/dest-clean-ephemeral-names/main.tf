resource "random_string" "suffix" {
  length  = 6
  special = false
  upper   = false
}
resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead-${random_string.suffix.result}"
}
resource "alicloud_event_bridge_event_bus" "done" {
  event_bus_name = "orders-${random_string.suffix.id}"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-beijing:1234567890123456:/queues/${alicloud_message_service_queue.dead.id}/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:eventbridge:cn-beijing:1234567890123456:eventbus/${alicloud_event_bridge_event_bus.done.id}"
    }
  }
}
