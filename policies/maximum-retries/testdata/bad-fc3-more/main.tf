variable "careful" {
  type = bool
}

variable "retries" {
  default = 5
}

resource "alicloud_fcv3_async_invoke_config" "variable" {
  function_name            = "variable"
  max_async_retry_attempts = var.retries # want "policy.maximum-retries .*\\.variable: max_async_retry_attempts is 5,"
}

resource "alicloud_fcv3_async_invoke_config" "choice" {
  function_name            = "choice"
  max_async_retry_attempts = var.careful ? 3 : 2 # want "policy.maximum-retries .*\\.choice: max_async_retry_attempts is at least 2,"
}

resource "alicloud_fcv3_async_invoke_config" "unset" { # want "policy.maximum-retries .*\\.unset: max_async_retry_attempts is left out, for which the API takes 3,"
  function_name                  = "unset"
  max_async_event_age_in_seconds = 3600
}
