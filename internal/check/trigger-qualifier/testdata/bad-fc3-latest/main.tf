resource "alicloud_fcv3_function" "thumbnails" {
  function_name = "thumbnails"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_alias" "live" {
  function_name = alicloud_fcv3_function.thumbnails.function_name
  alias_name    = "live"
  version_id    = "1"
}

resource "alicloud_fcv3_trigger" "uploads" {
  function_name = alicloud_fcv3_function.thumbnails.function_name
  qualifier     = alicloud_fcv3_alias.live.alias_name
  trigger_name  = "uploads"
  trigger_type  = "oss"
  trigger_config = jsonencode({
    events = ["oss:ObjectCreated:*"]
  })
}

resource "alicloud_fcv3_trigger" "nightly" {
  function_name = "thumbnails"
  qualifier     = "1"
  trigger_name  = "nightly"
  trigger_type  = "timer"
}

# Belongs to another function.
resource "alicloud_fcv3_trigger" "other" {
  function_name = "other"
  qualifier     = "LATEST"
  trigger_name  = "uploads"
  trigger_type  = "oss"
}

resource "alicloud_fcv3_async_invoke_config" "unset" { # want "FCA403 .*unset: this config is for qualifier LATEST of function \"thumbnails\", but every trigger .* \\(\"live\", 1\\)"
  function_name            = alicloud_fcv3_function.thumbnails.function_name
  max_async_retry_attempts = 1
}

resource "alicloud_fcv3_async_invoke_config" "canary" {
  function_name            = alicloud_fcv3_function.thumbnails.function_name
  qualifier                = "canary" # want "FCA403 .*canary: this config is for qualifier canary"
  max_async_retry_attempts = 1
}
