variable "retries" {
  type = number
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name            = "a"
  max_async_retry_attempts = var.retries # fcasync-lint:ignore FCA103 -- some environments use twelve
}
