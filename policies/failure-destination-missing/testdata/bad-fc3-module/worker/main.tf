variable "name" {}

variable "retries" {}

variable "dead_letters" {
  default = null
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = var.name
  max_async_retry_attempts = var.retries
  dynamic "destination_config" {
    for_each = var.dead_letters[*]
    content {
      on_failure {
        destination = destination_config.value
      }
    }
  }
}
