variable "stage" {
  type = string
}

variable "uploads" {
  type = bool
}

resource "alicloud_fcv3_trigger" "invoked_live" {
  function_name = "invoked"
  qualifier     = "live"
  trigger_name  = "live"
  trigger_type  = "oss"
}

resource "alicloud_fcv3_trigger" "invoked_latest" {
  function_name = "invoked"
  qualifier     = "LATEST"
  trigger_name  = "latest"
  trigger_type  = "oss"
}

resource "alicloud_fcv3_async_invoke_config" "invoked" {
  function_name            = "invoked"
  max_async_retry_attempts = 1
}

# Has no triggers here: invoked through the API.
resource "alicloud_fcv3_async_invoke_config" "api" {
  function_name            = "api"
  max_async_retry_attempts = 1
}

# One of the triggers may invoke LATEST.
resource "alicloud_fcv3_trigger" "open_live" {
  function_name = "open"
  qualifier     = "live"
  trigger_name  = "live"
  trigger_type  = "oss"
}

resource "alicloud_fcv3_trigger" "open_stage" {
  function_name = "open"
  qualifier     = var.stage
  trigger_name  = "stage"
  trigger_type  = "oss"
}

resource "alicloud_fcv3_async_invoke_config" "open" {
  function_name            = "open"
  qualifier                = "LATEST" # undecided "FCA403 .*\\.open_stage invokes qualifier LATEST.*var.stage"
  max_async_retry_attempts = 1
}

# The qualifier is the trigger's, whatever it is.
resource "alicloud_fcv3_trigger" "stage" {
  function_name = "stage"
  qualifier     = var.stage
  trigger_name  = "stage"
  trigger_type  = "oss"
}

resource "alicloud_fcv3_async_invoke_config" "stage" {
  function_name            = "stage"
  qualifier                = var.stage
  max_async_retry_attempts = 1
}

# Nobody knows whether there is a trigger at all.
resource "alicloud_fcv3_trigger" "counted" {
  count         = var.uploads ? 1 : 0
  function_name = "counted"
  qualifier     = "live"
  trigger_name  = "live"
  trigger_type  = "oss"
}

resource "alicloud_fcv3_async_invoke_config" "counted" {
  function_name            = "counted"
  max_async_retry_attempts = 1
}
