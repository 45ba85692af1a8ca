variable "settings" {
  type = map(number)
}

variable "any" {
  type = any
}

resource "alicloud_fcv3_async_invoke_config" "last_wins" {
  function_name            = "a"
  max_async_retry_attempts = merge({ retries = 1 }, { retries = 9 }).retries # want `error FCA103 alicloud_fcv3_async_invoke_config.last_wins: `
}

resource "alicloud_fcv3_async_invoke_config" "clean_unknown_wins" {
  function_name            = "b"
  max_async_retry_attempts = merge({ retries = 9 }, var.settings).retries
}

resource "alicloud_fcv3_async_invoke_config" "clean_default" {
  function_name            = "c"
  max_async_retry_attempts = lookup(merge({ x = 1 }, var.settings), "retries", 9)
}

resource "alicloud_fcv3_async_invoke_config" "clean_any" {
  function_name            = "d"
  max_async_retry_attempts = try(merge({ retries = 9 }, var.any).retries, 9)
}
