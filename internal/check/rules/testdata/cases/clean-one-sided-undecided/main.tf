variable "success_arn" {
  type = string
}

variable "dlq" {
  type = list(string)
}

resource "alicloud_fcv3_async_invoke_config" "null_or_not" {
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    dynamic "on_success" {
      for_each = var.success_arn == "" ? [] : [var.success_arn]
      content {
        destination = on_success.value
      }
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "outer" {
  function_name = "b"
  dynamic "destination_config" {
    for_each = var.dlq
    content {
      on_failure {
        destination = destination_config.value
      }
      dynamic "on_success" {
        for_each = var.dlq
        content {
          destination = on_success.value
        }
      }
    }
  }
}
