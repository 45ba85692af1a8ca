variable "destinations" {
  type = object({
    failure = optional(string)
    success = optional(string)
  })
  default = {}
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = "fn"
  max_async_retry_attempts = 1

  dynamic "destination_config" {
    for_each = var.destinations.failure != null || var.destinations.success != null ? [var.destinations] : []
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
