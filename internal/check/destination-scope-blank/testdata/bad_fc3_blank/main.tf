provider "alicloud" {
  region = "eu-central-1"
}

data "alicloud_account" "current" {}

variable "name" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each = {
    policy  = "acs:mns:*:*:/queues/orders-dead/messages"
    both    = "acs:mns:::/queues/orders-dead/messages"
    region  = "acs:mns::1234567890123456:/queues/orders-dead/messages"
    account = "acs:fc:eu-central-1::functions/repair"
    star    = "acs:eventbridge:eu-central-1:1234567890123456:eventbus/*"
    all     = "acs:mns:*:*:*"
    partly  = "acs:mns:cn-*:1234567890123456:/queues/orders-dead/messages"
    fine    = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
  }
  function_name = each.key

  destination_config {
    on_failure {
      destination = each.value # want "this..account.*the account id is empty, which" "this..all" "this..both.*the region is empty and the account id is empty" "this..partly" "this..policy.*the region is \"\\*\" and the account id is \"\\*\"" "this..region.*the region is empty" "this..star.*the name is"
    }
  }
}

# Another part is not known: these are blank all the same.
resource "alicloud_fcv3_async_invoke_config" "partly" {
  function_name = "partly"

  destination_config {
    on_failure {
      destination = "acs:mns:*:${data.alicloud_account.current.id}:/queues/${var.name}/messages" # want "FCA205 .*the region is"
    }
    on_success {
      destination = "acs:mns::${data.alicloud_account.current.id}:/topics/${var.name}" # want "FCA205 .*the region is empty"
    }
  }
}
