variable "options" {
  type = object({
    retries  = optional(number, 0)
    failures = optional(list(string), [])
  })
  default = {}
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = "worker"
  max_async_retry_attempts = var.options.retries # want "FCA602 module.worker.alicloud_fcv3_async_invoke_config.this:"
  dynamic "destination_config" {
    for_each = var.options.failures
    content {
      on_failure {
        destination = destination_config.value
      }
    }
  }
}
