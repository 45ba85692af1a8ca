variable "account_id" {
  type    = number
  default = 1234567890123456
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${var.account_id}:/queues/orders-dead/messages"
    }
    on_success {
      destination = "acs:mns:eu-central-1:*:/topics/orders-done/messages" # FCA205
    }
  }
}
