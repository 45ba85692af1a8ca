resource "alicloud_message_service_queue" "fifo" {
  queue_name = "orders-dead"
  queue_type = "fifo"
}
resource "alicloud_message_service_topic" "fifo" {
  topic_name = "orders-done"
  topic_type = "fifo"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${alicloud_message_service_queue.fifo.queue_name}/messages"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/${alicloud_message_service_topic.fifo.topic_name}/messages"
    }
  }
}
resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "shop"
  function_name = "b"
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/late/messages"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/late/messages"
    }
  }
}
