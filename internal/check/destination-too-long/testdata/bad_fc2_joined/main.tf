variable "queue" {
  type = string
}

locals {
  names = [for i in range(60) : "shard-${i}-"]
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${join("", local.names)}/messages" # want "FCA213 .*the destination of on_failure is .*: it is [0-9]+ characters long, but the API takes at most 512"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${join("", local.names)}${var.queue}/messages" # want "at least [0-9]+ characters long"
    }
  }
}
