variable "failure" {
  type    = list(string)
  default = ["acs:mns:eu-central-1:1234567890123456:/queues/dead"]
}
variable "success" {
  type    = list(string)
  default = []
}
resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "shop"
  function_name = "a"
  destination_config {
    dynamic "on_failure" {
      for_each = var.failure
      iterator = target
      content {
        destination = target.value # want "error FCA203 alicloud_fc_function_async_invoke_config.a:"
      }
    }
    dynamic "on_success" {
      for_each = var.success
      content {
        destination = "orders-done"
      }
    }
  }
}
