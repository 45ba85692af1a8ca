variable "retries" {
  type     = number
  nullable = false
}

variable "careful" {
  type = bool
}

variable "failures" {
  type = list(string)
}

resource "alicloud_fcv3_async_invoke_config" "null" {
  function_name                  = "null"
  max_async_retry_attempts       = null
  max_async_event_age_in_seconds = 60
}

resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name            = "unknown"
  max_async_retry_attempts = var.retries # undecided "FCA602 .* is undecided: whether max_async_retry_attempts is 0, and events would be lost on the first error, because var.retries is not known before apply$"
}

# Neither is 0.
resource "alicloud_fcv3_async_invoke_config" "choice" {
  function_name            = "choice"
  max_async_retry_attempts = var.careful ? 3 : 1
}

resource "alicloud_fcv3_async_invoke_config" "either" {
  function_name            = "either"
  max_async_retry_attempts = var.careful ? 3 : 0 # undecided "FCA602 .* because var.careful "
}

# Not a number: FCA107.
resource "alicloud_fcv3_async_invoke_config" "text" {
  function_name            = "text"
  max_async_retry_attempts = "none"
}

# No destination at all is possible, and would be FCA602.
resource "alicloud_fcv3_async_invoke_config" "unknown_block" {
  function_name            = "unknown-block"
  max_async_retry_attempts = 0
  dynamic "destination_config" { # undecided "FCA602 .*: max_async_retry_attempts is 0, and whether there is an on_failure destination"
    for_each = var.failures
    content {
      on_failure {
        destination = destination_config.value
      }
    }
  }
}

# There is one, or destination_config is empty: FCA101.
resource "alicloud_fcv3_async_invoke_config" "one_or_empty" {
  function_name            = "one-or-empty"
  max_async_retry_attempts = 0
  destination_config {
    dynamic "on_failure" {
      for_each = var.failures
      content {
        destination = on_failure.value
      }
    }
  }
}
