resource "alicloud_fc_function_async_invoke_config" "six_hours" {
  service_name                 = "shop"
  function_name                = "six-hours"
  maximum_event_age_in_seconds = 21600
}
