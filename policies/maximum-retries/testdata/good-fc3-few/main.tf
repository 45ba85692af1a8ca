variable "careful" {
  type = bool
}

variable "retries" {
  type = number
}

resource "alicloud_fcv3_async_invoke_config" "one" {
  function_name            = "one"
  max_async_retry_attempts = 1
}

resource "alicloud_fcv3_async_invoke_config" "choice" {
  function_name            = "choice"
  max_async_retry_attempts = var.careful ? 1 : 0
}

resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name            = "unknown"
  max_async_retry_attempts = var.retries # undecided "policy.maximum-retries .*: whether max_async_retry_attempts is more than the 1 that are allowed, because var.retries is not known before apply$"
}

# FCA107.
resource "alicloud_fcv3_async_invoke_config" "word" {
  function_name            = "word"
  max_async_retry_attempts = "often"
}
