variable "account_id" {
  type    = any
  default = "0012345678901234"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${var.account_id}:/queues/dead/messages"
    }
  }
}
