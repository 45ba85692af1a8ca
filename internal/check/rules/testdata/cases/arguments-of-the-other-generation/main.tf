resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                = "a"
  service_name                 = "svc" # want `error FCA107 alicloud_fcv3_async_invoke_config.this: `
  maximum_retry_attempts       = 3     # want `error FCA107 alicloud_fcv3_async_invoke_config.this: .*max_async_retry_attempts`
  maximum_event_age_in_seconds = 3600  # want `error FCA107 alicloud_fcv3_async_invoke_config.this: .*max_async_event_age_in_seconds`
  stateful_invocation          = true  # want `error FCA107 alicloud_fcv3_async_invoke_config.this: `
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name             = "svc"
  function_name            = "a"
  max_async_retry_attempts = 3    # want `error FCA107 alicloud_fc_function_async_invoke_config.this: `
  async_task               = true # want `error FCA107 alicloud_fc_function_async_invoke_config.this: `

  timeouts { # want `error FCA107 alicloud_fc_function_async_invoke_config.this: `
    create = "5m"
  }
}
