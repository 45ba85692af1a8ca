variable "dlq" {
  type    = string
  default = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = var.dlq # want "error FCA203 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}
