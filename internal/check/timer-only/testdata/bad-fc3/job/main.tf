variable "name" {
  type = string
}

variable "schedule" {
  type    = string
  default = null
}

variable "dead" {
  type    = string
  default = null
}

resource "alicloud_fcv3_function" "this" {
  function_name = var.name
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_trigger" "schedule" {
  count         = var.schedule == null ? 0 : 1
  function_name = alicloud_fcv3_function.this.function_name
  qualifier     = "LATEST"
  trigger_name  = "schedule"
  trigger_type  = "timer"
  trigger_config = jsonencode({
    cronExpression = var.schedule
    enable         = true
  })
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = alicloud_fcv3_function.this.function_name
  dynamic "destination_config" { # want "FCA404 module.job.alicloud_fcv3_async_invoke_config.this: .* are timers, whose results FC 2.0 does not deliver"
    for_each = var.dead[*]
    content {
      on_failure {
        destination = destination_config.value
      }
      on_success {
        destination = destination_config.value
      }
    }
  }
}
