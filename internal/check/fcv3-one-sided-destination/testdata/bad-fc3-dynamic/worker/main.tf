variable "name" {
  type = string
}

variable "destinations" {
  type = object({
    dead = optional(string)
    done = optional(string)
  })
  default = {}
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = var.name
  dynamic "destination_config" { # want "FCA501 module.worker\\[\"failure\"\\].*has on_failure but no on_success: provider 1.228." "FCA501 module.worker\\[\"success\"\\].*has on_success but no on_failure"
    for_each = var.destinations.dead == null && var.destinations.done == null ? [] : [var.destinations]
    content {
      dynamic "on_failure" {
        for_each = destination_config.value.dead[*]
        content {
          destination = on_failure.value
        }
      }
      dynamic "on_success" {
        for_each = destination_config.value.done[*]
        content {
          destination = on_success.value
        }
      }
    }
  }
}
