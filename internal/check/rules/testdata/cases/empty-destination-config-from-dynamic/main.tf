variable "dlq_arn" {
  type    = string
  default = null
}

variable "success_arn" {
  type    = string
  default = ""
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc"
  function_name = "fn"

  destination_config { # want `error FCA101 alicloud_fc_function_async_invoke_config.this: `
    dynamic "on_failure" {
      for_each = var.dlq_arn == null ? [] : [var.dlq_arn]
      content {
        destination = on_failure.value
      }
    }
    dynamic "on_success" {
      for_each = compact([var.success_arn])
      content {
        destination = on_success.value
      }
    }
  }
}
