variable "region" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:1234567890123456:/queues/orders-dead/messages"
    }
    on_success {
      destination = "acs:ram::1234567890123456:role/worker"
    }
  }
}
