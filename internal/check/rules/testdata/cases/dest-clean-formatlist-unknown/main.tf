variable "region" { type = string }
data "alicloud_account" "me" {}
resource "alicloud_message_service_queue" "q" {
  count      = 2
  queue_name = "dead-${count.index}"
}
locals {
  arns = formatlist("acs:mns:%s:%s:/queues/%s/messages", var.region, data.alicloud_account.me.id, alicloud_message_service_queue.q[*].queue_name)
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = local.arns[0]
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = element(local.arns, 1)
    }
  }
}
