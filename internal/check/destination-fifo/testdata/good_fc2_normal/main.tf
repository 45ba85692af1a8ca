resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}

resource "alicloud_message_service_topic" "dead" {
  topic_name = "orders-done"
  topic_type = "fifo"
}

# A queue called like the topic.
resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders-done/messages"
    }
  }
}
