resource "alicloud_fc_function_async_invoke_config" "this" {
  maximum_event_age_in_seconds = 0 # want `error FCA104 alicloud_fc_function_async_invoke_config.this: `
}
