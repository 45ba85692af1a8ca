resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}
data "alicloud_message_service_queues" "dead" {}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "https://1234567890123456.mns.eu-central-1.aliyuncs.com/queues/${alicloud_message_service_queue.dead.queue_name}" # want "error FCA201 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "mns://${alicloud_message_service_queue.dead.queue_name}" # want "error FCA201 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}
