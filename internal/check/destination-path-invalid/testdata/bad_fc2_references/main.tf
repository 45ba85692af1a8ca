variable "env" {
  type = string
}

variable "scope" {
  type = string
}

data "alicloud_account" "current" {}

resource "random_pet" "name" {}

resource "alicloud_mns_topic" "done" {
  name = "orders-${random_pet.name.id}"
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-${var.env}"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.dead.queue_name}" # want "FCA203 .*does not end with \"/messages\""
    }
    on_success {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/topics/${alicloud_mns_topic.done.name}" # want "FCA203 .*does not end with \"/messages\""
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "refunds" {
  service_name  = "shop"
  function_name = "refunds"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.scope}:${data.alicloud_account.current.id}:queues/${var.env}/messages" # want "FCA203 .*lacks the leading"
    }
    on_success {
      destination = format("acs:mns:%s:%s:/topics/%s/message", var.scope, data.alicloud_account.current.id, var.env) # want "FCA203 .*ends with \"/message\""
    }
  }
}

# The path is wrong, and so is the scope (FCA205): two causes.
resource "alicloud_fc_function_async_invoke_config" "returns" {
  service_name  = "shop"
  function_name = "returns"

  destination_config {
    on_failure {
      destination = "acs:mns:::queues/returns" # want "FCA203"
    }
  }
}
