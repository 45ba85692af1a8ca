variable "retries" {
  type    = number
  default = null
}

variable "unknown" {
  type = number
  validation {
    condition     = var.unknown >= 0 && var.unknown <= 20
    error_message = "At most 20."
  }
}

resource "alicloud_fcv3_async_invoke_config" "eight" {
  function_name            = "a"
  max_async_retry_attempts = 8
}

resource "alicloud_fcv3_async_invoke_config" "none" {
  function_name            = "b"
  max_async_retry_attempts = 0
}

resource "alicloud_fcv3_async_invoke_config" "null" {
  function_name            = "c"
  max_async_retry_attempts = var.retries
}

resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name            = "d"
  max_async_retry_attempts = var.unknown
}

resource "alicloud_fc_function_async_invoke_config" "text" {
  service_name           = "svc"
  function_name          = "c"
  maximum_retry_attempts = "8"
}

resource "alicloud_fc_function_async_invoke_config" "min" {
  service_name           = "svc"
  function_name          = "d"
  maximum_retry_attempts = min(max(0, 12), 8)
}
