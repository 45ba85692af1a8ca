resource "alicloud_fc_trigger" "cron" {
  service  = "svc"
  function = "nightly"
  name     = "cron"
  type     = "timer"
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name           = "svc"
  function_name          = "nightly"
  maximum_retry_attempts = 0
}
