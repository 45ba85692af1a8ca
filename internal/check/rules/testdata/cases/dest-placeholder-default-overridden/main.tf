variable "account" {
  type    = string
  default = "CHANGE_ME"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${var.account}:/queues/dead/messages"
    }
  }
}
