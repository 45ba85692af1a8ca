variable "task" {
  default = "true"
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = "a"
  max_async_retry_attempts       = "3"
  max_async_event_age_in_seconds = tonumber("3600")
  async_task                     = var.task
  qualifier                      = null
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name        = "svc"
  function_name       = 0 == 0 ? "a" : "b"
  stateful_invocation = "false"
}
