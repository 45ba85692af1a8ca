variable "name" {
  type = string
}

variable "dlq" {
  type    = string
  default = ""
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc"
  function_name = var.name
  destination_config {
    on_failure {
      destination = var.dlq # want `error FCA102 module.us.alicloud_fc_function_async_invoke_config.this: `
    }
  }
}
