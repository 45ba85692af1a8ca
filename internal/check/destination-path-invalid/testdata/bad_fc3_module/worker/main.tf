variable "dead_letter_prefix" {
  type = string
}

variable "queue" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "orders"

  dynamic "destination_config" {
    for_each = var.queue == "" ? [] : [var.queue]
    content {
      on_failure {
        destination = "${var.dead_letter_prefix}/${destination_config.value}" # want "FCA203 module.worker.alicloud_fcv3_async_invoke_config.this: .*/queues/orders-dead.*does not end with"
      }
    }
  }
}
