variable "name" { type = string }
variable "next" { type = string }
data "alicloud_account" "me" {}
resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = var.name
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.me.id}:/queues/dead/messages"
    }
    on_success {
      destination = "acs:fc:eu-central-1:${data.alicloud_account.me.id}:functions/${var.next}" # want "warning FCA212 module.a.alicloud_fcv3_async_invoke_config.this:"
    }
  }
}
