provider "alicloud" {
  region     = "eu-central-1"
  account_id = "1111222233334444"
}
provider "alicloud" {
  alias      = "mq"
  region     = "eu-central-1"
  account_id = "5555666677778888"
}
data "alicloud_account" "mq" {
  provider = alicloud.mq
}
data "alicloud_caller_identity" "me" {}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.mq.id}:/queues/dead/messages" # want "warning FCA208 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_caller_identity.me.account_id}:/queues/dead/messages"
    }
  }
}
