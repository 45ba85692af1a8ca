resource "alicloud_fc_function_async_invoke_config" "zero" {
  service_name                 = "shop"
  function_name                = "zero"
  maximum_event_age_in_seconds = 0 # want `FCA104 .*zero: maximum_event_age_in_seconds is 0: the provider takes 1 to 2592000`
}

resource "alicloud_fc_function_async_invoke_config" "over_a_week" {
  service_name                 = "shop"
  function_name                = "over-a-week"
  maximum_event_age_in_seconds = 604801 # want `FCA104 .*over_a_week: .* the newer pages of the API take 1 to 604800 only`
}

resource "alicloud_fc_function_async_invoke_config" "thirty_days" {
  service_name                 = "shop"
  function_name                = "thirty-days"
  maximum_event_age_in_seconds = 2592000 # want `FCA104 .*thirty_days: .* the newer pages`
}

resource "alicloud_fc_function_async_invoke_config" "over_thirty_days" {
  service_name                 = "shop"
  function_name                = "over-thirty-days"
  maximum_event_age_in_seconds = 2592001 # want `FCA104 .*over_thirty_days: .* the provider takes 1 to 2592000`
}
