resource "alicloud_fcv3_trigger" "uploads" {
  function_name = "thumbnails"
  qualifier     = "live"
  trigger_name  = "uploads"
  trigger_type  = "oss"
}

# Another trigger may stand in the file that cannot be read.
resource "alicloud_fcv3_async_invoke_config" "thumbnails" { # undecided "FCA403 .*: whether another trigger invokes qualifier LATEST of the function, as rest.tf cannot be read whole$"
  function_name            = "thumbnails"
  max_async_retry_attempts = 1
}
