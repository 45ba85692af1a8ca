variable "account_id" {
  default = 1111222233334444
}
provider "alicloud" {
  region     = "eu-central-1"
  account_id = var.account_id
}
data "alicloud_account" "me" {}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${var.account_id}:/queues/dead/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:5555666677778888:/queues/dead/messages" # want "warning FCA208 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.me.id}:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1111222233334444:/queues/dead/messages"
    }
  }
}
