variable "patient" {
  type = bool
}

resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "worker"
  max_async_retry_attempts = var.patient ? 0 : 12 # undecided "."
}
