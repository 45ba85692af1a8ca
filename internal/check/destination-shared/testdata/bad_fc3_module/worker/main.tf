variable "on_failure" {
  type = string
}

variable "on_success" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "orders"

  destination_config {
    on_success {
      destination = var.on_success
    }
    on_failure {
      destination = var.on_failure # want "FCA214 module.worker.alicloud_fcv3_async_invoke_config.this: the destination of on_failure is .*: on_success goes to the same destination"
    }
  }
}
