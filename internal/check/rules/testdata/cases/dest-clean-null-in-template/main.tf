variable "account" {
  type    = string
  default = null
}
locals {
  account = var.account == null ? "1234567890123456" : var.account
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${local.account}:/queues/dead/messages"
    }
  }
}
