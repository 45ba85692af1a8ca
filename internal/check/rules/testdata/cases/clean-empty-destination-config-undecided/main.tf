variable "dlq_arn" {
  type = string
}

variable "with_success" {
  type = bool
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc"
  function_name = "fn"

  destination_config {
    dynamic "on_failure" {
      for_each = var.dlq_arn == "" ? [] : [var.dlq_arn]
      content {
        destination = on_failure.value
      }
    }
    dynamic "on_success" {
      for_each = var.with_success ? [1] : []
      content {
        destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
      }
    }
  }
}
