data "alicloud_account" "me" {}
locals {
  long  = join("", [for i in range(40) : "orders-dead-letter"])
  short = join("", [for i in range(25) : "orders-dead-letter"])
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.me.id}:/queues/${local.long}/messages" # want "error FCA213 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.me.id}:/queues/${local.short}/messages"
    }
  }
}
