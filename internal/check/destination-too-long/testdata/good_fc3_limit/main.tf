variable "queue" {
  type = string
}

locals {
  head = "acs:mns:eu-central-1:1234567890123456:/queues/"
  tail = "/messages"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "${local.head}${join("", [for i in range(512 - 46 - 9) : "é"])}${local.tail}"
    }
    on_success {
      destination = "${local.head}${var.queue}${local.tail}"
    }
  }
}
