variable "account_id" {
  type = string
}

data "alicloud_account" "current" {}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/orders-dead/messages"
    }
    on_success {
      destination = "acs:mns:eu-central-1:x${var.account_id}:/topics/orders-done/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "refunds" {
  function_name = "refunds"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1::/queues/refunds-dead/messages" # FCA205
    }
    on_success {
      destination = "acs:oss:eu-central-1:xxx:bucket" # FCA202
    }
  }
}
