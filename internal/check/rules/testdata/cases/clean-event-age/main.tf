variable "hours" {
  type    = number
  default = 24
}

resource "alicloud_fc_function_async_invoke_config" "one" {
  service_name                 = "svc"
  function_name                = "a"
  maximum_event_age_in_seconds = 1
}

resource "alicloud_fc_function_async_invoke_config" "week" {
  service_name                 = "svc"
  function_name                = "b"
  maximum_event_age_in_seconds = 604800
}

resource "alicloud_fcv3_async_invoke_config" "one" {
  function_name                  = "a"
  max_async_event_age_in_seconds = 1
}

resource "alicloud_fcv3_async_invoke_config" "day" {
  function_name                  = "b"
  max_async_event_age_in_seconds = var.hours * 3600
}

resource "alicloud_fcv3_async_invoke_config" "text" {
  function_name                  = "c"
  max_async_event_age_in_seconds = "86400"
}
