variable "dead_letter_arn" {
  type = string
}

variable "done_arn" {
  type    = string
  default = null
}

data "alicloud_account" "me" {}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}

resource "terraform_data" "arn" {
  input = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = var.dead_letter_arn
    }
    on_success {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "refunds" {
  function_name = "refunds"

  dynamic "destination_config" {
    for_each = var.done_arn == null ? [] : [var.done_arn]
    content {
      on_success {
        destination = destination_config.value
      }
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "stock" {
  function_name = "stock"

  destination_config {
    on_failure {
      destination = terraform_data.arn.output
    }
    on_success {
      destination = coalesce(var.done_arn, terraform_data.arn.output)
    }
  }
}
