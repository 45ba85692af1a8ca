variable "account" {
  default = "6543210987654321"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:6543210987654321:/queues/dead/messages" # want "^error policy.allowed-destination-accounts .*\\.orders: the destination of on_failure is in the account 6543210987654321, which is not allowed: 1234567890123456$"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "mail" {
  service_name  = "shop"
  function_name = "mail"
  destination_config {
    on_success {
      destination = "acs:fc:cn-hangzhou:${var.account}:services/rescue.LATEST/functions/rescue" # want "policy.allowed-destination-accounts .*\\.mail: .* of on_success is in the account 6543210987654321"
    }
  }
}
