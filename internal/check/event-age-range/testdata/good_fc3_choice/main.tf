variable "patient" {
  type = bool
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "worker"
  max_async_event_age_in_seconds = var.patient ? 604800 : 86400 # undecided "."
}
