variable "name" {
  type = string
}

variable "retries" {
  type = number
}

variable "dlq" {
  type = string
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name           = "svc"
  function_name          = var.name
  maximum_retry_attempts = var.retries # want `error FCA103 module.async\["mail"\].alicloud_fc_function_async_invoke_config.this: `

  dynamic "destination_config" {
    for_each = var.dlq == null ? [] : [1]
    content {
      on_failure {
        destination = var.dlq # want `error FCA102 module.async\["mail"\].alicloud_fc_function_async_invoke_config.this: `
      }
    }
  }
}
