variable "account_id" {
  type    = string
  default = "CHANGE_ME"
}

variable "queue" {
  type = string
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${var.account_id}:/queues/${var.queue}/messages" # want "FCA206 alicloud_fc_function_async_invoke_config.orders: .*CHANGE_ME"
    }
  }
}
