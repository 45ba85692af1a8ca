resource "alicloud_fcv3_trigger" "uploads" {
  function_name = "thumbnails"
  qualifier     = "live"
  trigger_name  = "uploads"
  trigger_type  = "oss"
}

locals {
  watched = ["thumbnails"]
}

module "events" {
  source = "acme/events/alicloud"
  for    = local.watched
}

resource "alicloud_fcv3_async_invoke_config" "thumbnails" { # undecided "FCA403 .*, as module.events cannot be read$"
  function_name            = "thumbnails"
  max_async_retry_attempts = 1
}
