resource "alicloud_fc_function_async_invoke_config" "shortest" {
  service_name                 = "shop"
  function_name                = "shortest"
  maximum_event_age_in_seconds = 1
}

resource "alicloud_fc_function_async_invoke_config" "a_week" {
  service_name                 = "shop"
  function_name                = "a-week"
  maximum_event_age_in_seconds = 604800
}

resource "alicloud_fc_function_async_invoke_config" "unset" {
  service_name                 = "shop"
  function_name                = "unset"
  maximum_event_age_in_seconds = null
}
