variable "region" {
  type    = string
  default = "cn-hangzhou"
}

variable "queue" {
  type = string
}

data "alicloud_account" "this" {}

locals {
  scope = "acs:mns:{region}:${data.alicloud_account.this.id}"
}

resource "alicloud_message_service_queue" "this" {
  queue_name = var.queue
}

resource "alicloud_fcv3_async_invoke_config" "wrong" {
  function_name = "wrong"
  destination_config {
    on_success {
      destination = replace("acs:mns:REGION:${data.alicloud_account.this.id}:/topics/done", "REGION", var.region) # want `error FCA203 alicloud_fcv3_async_invoke_config.wrong:`
    }
    on_failure {
      destination = "${replace(local.scope, "{region}", var.region)}:/queue/${alicloud_message_service_queue.this.queue_name}/messages" # want `error FCA203 alicloud_fcv3_async_invoke_config.wrong:`
    }
  }
}

# What is searched for may stand in what is not known.
resource "alicloud_fcv3_async_invoke_config" "open" {
  function_name = "open"
  destination_config {
    on_success {
      destination = replace("acs:mns:cn-hangzhou:1234567890123456:${var.queue}", "queues/", "/queues/")
    }
    on_failure {
      destination = replace("acs:mns:cn-hangzhou:1234567890123456:/topics/x/messages${var.queue}", "sages", "")
    }
  }
}
