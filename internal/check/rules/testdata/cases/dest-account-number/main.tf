variable "account_id" {
  type    = number
  default = 1234567890123456
}
locals {
  account = 1234567890123456
}
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
      destination = "acs:mns:eu-central-1:${local.account}:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = format("acs:mns:eu-central-1:%d:/queues/dead/messages", var.account_id)
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = format("acs:mns:eu-central-1:%s:/queues/dead/messages", local.account)
    }
  }
}
