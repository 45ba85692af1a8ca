variable "failure_destination" {
  type    = string
  default = ""
}

variable "success_destination" {
  type    = string
  default = null
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc"
  function_name = "fn"
  destination_config {
    on_failure {
      destination = var.failure_destination # want `error FCA102 alicloud_fc_function_async_invoke_config.this: `
    }
    on_success {
      destination = try(var.success_destination, "") # want `error FCA102 alicloud_fc_function_async_invoke_config.this: `
    }
  }
}
