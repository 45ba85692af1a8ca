variable "retries" {
  default = "three"
}

resource "alicloud_fcv3_async_invoke_config" "text" {
  function_name            = "a"
  max_async_retry_attempts = var.retries # want `error FCA107 alicloud_fcv3_async_invoke_config.text: `
}

resource "alicloud_fcv3_async_invoke_config" "yes" {
  function_name = "b"
  async_task    = "yes" # want `error FCA107 alicloud_fcv3_async_invoke_config.yes: `
}

resource "alicloud_fcv3_async_invoke_config" "list" {
  function_name = ["c"] # want `error FCA107 alicloud_fcv3_async_invoke_config.list: `
}

resource "alicloud_fcv3_async_invoke_config" "empty" {
  function_name                  = "d"
  max_async_event_age_in_seconds = "" # want `error FCA107 alicloud_fcv3_async_invoke_config.empty: `
}
