variable "function" {
  type = object({
    name = string
    async = optional(object({
      retries     = optional(number)
      max_age     = optional(number)
      on_failure  = optional(string)
      on_success  = optional(string)
      stateful    = optional(bool, false)
    }))
  })
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  count                          = var.function.async == null ? 0 : 1
  function_name                  = var.function.name
  max_async_retry_attempts       = var.function.async.retries
  max_async_event_age_in_seconds = var.function.async.max_age
  async_task                     = var.function.async.stateful

  dynamic "destination_config" {
    for_each = length(compact([var.function.async.on_failure, var.function.async.on_success])) > 0 ? [1] : []
    content {
      dynamic "on_failure" {
        for_each = compact([var.function.async.on_failure])
        content {
          destination = on_failure.value
        }
      }
      dynamic "on_success" {
        for_each = compact([var.function.async.on_success])
        content {
          destination = on_success.value
        }
      }
    }
  }
}
