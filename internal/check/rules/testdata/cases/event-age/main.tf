resource "alicloud_fc_function_async_invoke_config" "zero" {
  service_name                 = "svc"
  function_name                = "a"
  maximum_event_age_in_seconds = 0 # want `error FCA104 alicloud_fc_function_async_invoke_config.zero: `
}

resource "alicloud_fc_function_async_invoke_config" "too_long" {
  service_name                 = "svc"
  function_name                = "b"
  maximum_event_age_in_seconds = 2592001 # want `error FCA104 alicloud_fc_function_async_invoke_config.too_long: `
}

resource "alicloud_fc_function_async_invoke_config" "month" {
  service_name                 = "svc"
  function_name                = "c"
  maximum_event_age_in_seconds = 60 * 60 * 24 * 30 # want `warning FCA104 alicloud_fc_function_async_invoke_config.month: `
}

resource "alicloud_fc_function_async_invoke_config" "week_and_a_second" {
  service_name                 = "svc"
  function_name                = "d"
  maximum_event_age_in_seconds = 604801 # want `warning FCA104 alicloud_fc_function_async_invoke_config.week_and_a_second: `
}

resource "alicloud_fcv3_async_invoke_config" "zero" {
  function_name                  = "a"
  max_async_event_age_in_seconds = 0 # want `error FCA104 alicloud_fcv3_async_invoke_config.zero: `
}

resource "alicloud_fcv3_async_invoke_config" "more_than_a_day" {
  function_name                  = "b"
  max_async_event_age_in_seconds = 86401 # want `error FCA104 alicloud_fcv3_async_invoke_config.more_than_a_day: `
}

resource "alicloud_fcv3_async_invoke_config" "negative" {
  function_name                  = "c"
  max_async_event_age_in_seconds = "-5" # want `error FCA104 alicloud_fcv3_async_invoke_config.negative: `
}
