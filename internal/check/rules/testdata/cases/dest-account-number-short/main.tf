variable "account_id" {
  default = 123456
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${var.account_id}:/queues/dead/messages" # want "warning FCA206 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}
