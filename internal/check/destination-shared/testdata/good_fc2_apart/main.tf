variable "failure_arn" {
  type = string
}

variable "success_arn" {
  type = string
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = var.failure_arn
    }
    on_success {
      destination = var.success_arn
    }
  }
}
