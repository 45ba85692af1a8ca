data "alicloud_account" "me" {}
locals {
  template = "acs:mns:eu-central-1:ACCOUNT:/queues/dead/messages"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = replace(local.template, "ACCOUNT", data.alicloud_account.me.id)
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = replace(local.template, "ACCOUNT", data.alicloud_account.me.id)
    }
  }
}
