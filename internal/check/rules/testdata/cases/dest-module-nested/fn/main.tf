variable "arn" { type = string }
resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "shop"
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "${var.arn}/queues/dead/messages"
    }
    on_success {
      destination = "${var.arn}/topics/done" # want "error FCA203 module.app.module.fn.alicloud_fc_function_async_invoke_config.this:"
    }
  }
}
