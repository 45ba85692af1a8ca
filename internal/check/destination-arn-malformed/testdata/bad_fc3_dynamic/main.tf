variable "enabled" {
  type = bool
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}

# Whether the block exists is not known, what stands in it is wrong anyway.
resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  dynamic "destination_config" {
    for_each = var.enabled ? [1] : []
    content {
      on_failure {
        destination = alicloud_message_service_queue.dead.id # want "FCA201 .*it names a queue"
      }
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "counted" {
  count         = var.enabled ? 1 : 0
  function_name = "counted"

  destination_config {
    on_failure {
      destination = alicloud_message_service_queue.dead.id # want "FCA201 .*it names a queue"
    }
  }
}
