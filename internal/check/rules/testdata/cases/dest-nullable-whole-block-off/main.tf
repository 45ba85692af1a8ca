variable "dlq_arn" {
  type    = string
  default = null
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  dynamic "destination_config" {
    for_each = var.dlq_arn == null ? [] : [var.dlq_arn]
    content {
      on_failure {
        destination = "acs:mns:::${destination_config.value}"
      }
    }
  }
}
