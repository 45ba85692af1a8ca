variable "config_file" {
  type = string
}

locals {
  config = yamldecode(file(var.config_file))
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each                 = { for f in local.config.functions : f.name => f }
  function_name            = each.key
  max_async_retry_attempts = each.value.retries

  dynamic "destination_config" {
    for_each = each.value.destinations
    content {
      on_failure {
        destination = destination_config.value.failure
      }
      on_success {
        destination = destination_config.value.success
      }
    }
  }
}
