variable "account_id" { type = string }
variable "region" { type = string }
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:${var.account_id}:/queues/dead/messages" # want "warning FCA206 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}
