variable "retries" {
  type     = number
  nullable = false

  validation {
    condition     = contains([0, 1, 2, 9, 10], var.retries)
    error_message = "One of 0, 1, 2, 9 and 10."
  }
}

variable "age" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = "fn"
  max_async_retry_attempts       = var.retries
  max_async_event_age_in_seconds = var.age == "" ? null : tonumber(var.age)
}
