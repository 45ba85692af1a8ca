variable "dlq" {
  type    = string
  default = null
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = var.dlq # want "error FCA102 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}
