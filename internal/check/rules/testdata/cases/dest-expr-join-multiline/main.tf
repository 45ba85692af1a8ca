resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {
    on_failure {
      destination = join(":", [ # want "error FCA203 alicloud_fcv3_async_invoke_config.a:"
        "acs", "mns", "eu-central-1", "1234567890123456",
        "queues/${alicloud_message_service_queue.dead.queue_name}/messages",
      ])
    }
  }
}
