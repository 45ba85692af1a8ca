resource "alicloud_fcv3_async_invoke_config" "unset" {
  function_name                  = "unset"
  max_async_event_age_in_seconds = 3600
}

resource "alicloud_fc_function_async_invoke_config" "unset" {
  service_name                 = "shop"
  function_name                = "unset"
  maximum_event_age_in_seconds = 3600
}
