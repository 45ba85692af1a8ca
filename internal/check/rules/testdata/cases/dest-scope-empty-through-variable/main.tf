variable "account_id" {
  type    = string
  default = ""
}
variable "region" {
  type    = string
  default = ""
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${var.account_id}:/queues/dead/messages" # want "warning FCA205 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:${var.account_id}:/queues/dead/messages" # want "error FCA205 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${var.account_id}:/queues/dead/messages" # want "error FCA205 alicloud_fc_function_async_invoke_config.c:"
    }
  }
}
