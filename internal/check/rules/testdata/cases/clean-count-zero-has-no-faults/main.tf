variable "enable_async" {
  type    = bool
  default = false
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  count                        = var.enable_async ? 1 : 0
  service_name                 = "svc"
  function_name                = "not a name"
  maximum_retry_attempts       = 99
  maximum_event_age_in_seconds = 0
  destination_config {}
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each                 = toset([])
  function_name            = each.value
  max_async_retry_attempts = 99
}
