variable "retries" {
  type = number
}

variable "no_retries" {
  type    = number
  default = null
}

resource "alicloud_fcv3_async_invoke_config" "each" {
  for_each                 = toset(["0", "4", "8"])
  function_name            = "f${each.key}"
  max_async_retry_attempts = each.value
}

resource "alicloud_fcv3_async_invoke_config" "unset" {
  function_name            = "unset"
  max_async_retry_attempts = var.no_retries
}

resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name            = "unknown"
  max_async_retry_attempts = var.retries # undecided `FCA103 .*whether max_async_retry_attempts is a whole number from 0 to 8, because var\.retries is not known`
}

resource "alicloud_fcv3_async_invoke_config" "bounded" {
  function_name            = "bounded"
  max_async_retry_attempts = min(8, 12)
}

# Not a number at all: that is FCA107.
resource "alicloud_fcv3_async_invoke_config" "text" {
  function_name            = "text"
  max_async_retry_attempts = "many"
}
