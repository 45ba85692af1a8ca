resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead/messages"
}
variable "path" {
  default = "/queues/orders-dead/messages"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:${var.path}"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${alicloud_message_service_queue.dead.queue_name}"
    }
  }
}
