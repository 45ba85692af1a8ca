variable "name" {
  default = "worker"
}
variable "account_id" {
  default = "<your-account-id>"
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = var.name
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${var.account_id}:/queues/dead/messages" # want "warning FCA206 module.lazy.alicloud_fcv3_async_invoke_config.this:"
    }
  }
}
