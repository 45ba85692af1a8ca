variable "account" {
  type    = string
  default = ""
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${var.account}:/queues/orders-dead/messages" # want "FCA205 .*the account id is empty, so it does not name one target"
    }
    on_success {
      destination = "acs:fc:::services/shop/functions/bill" # want "FCA205"
    }
  }
}
