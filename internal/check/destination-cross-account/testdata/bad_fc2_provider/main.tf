provider "alicloud" {
  region     = "eu-central-1"
  account_id = "1234567890123456"
}

provider "alicloud" {
  alias      = "audit"
  region     = "eu-central-1"
  account_id = "6543210987654321"
}

data "alicloud_account" "audit" {
  provider = alicloud.audit
}

data "alicloud_account" "own" {}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.audit.id}:/queues/orders-dead/messages" # want "FCA208 .*it is in account 6543210987654321, but the function is in 1234567890123456, the account of provider.alicloud"
    }
    on_success {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.own.id}:/topics/orders-done/messages"
    }
  }
}
