variable "function" {
  type = string
}

variable "on_failure" {
  type    = string
  default = ""
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "shop"
  function_name = var.function

  destination_config { # want "FCA101 module\\.refunds\\.alicloud_fc_function_async_invoke_config\\.this: "
    dynamic "on_failure" {
      for_each = var.on_failure != "" ? [var.on_failure] : []
      content {
        destination = on_failure.value
      }
    }
  }
}
