variable "functions" {
  type = map(object({
    on_failure = optional(string)
    on_success = optional(string)
  }))
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = var.functions
  function_name = each.key

  dynamic "destination_config" {
    for_each = each.value.on_failure != null || each.value.on_success != null ? [1] : []
    content {
      dynamic "on_failure" {
        for_each = each.value.on_failure[*]
        content {
          destination = on_failure.value
        }
      }
      dynamic "on_success" {
        for_each = each.value.on_success[*]
        content {
          destination = on_success.value
        }
      }
    }
  }
}
