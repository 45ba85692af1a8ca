variable "destinations" {
  type = list(object({
    failure = optional(string)
    success = optional(string)
  }))
  default = []
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "fn"

  dynamic "destination_config" { # want `error FCA101 alicloud_fcv3_async_invoke_config.this: `
    for_each = var.destinations
    content {
      dynamic "on_failure" {
        for_each = destination_config.value.failure != null ? [1] : []
        content {
          destination = destination_config.value.failure
        }
      }
      dynamic "on_success" {
        for_each = destination_config.value.success != null ? [1] : []
        content {
          destination = destination_config.value.success
        }
      }
    }
  }
}
