resource "alicloud_fcv3_async_invoke_config" "nine" {
  function_name            = "a"
  max_async_retry_attempts = 9 # want `error FCA103 alicloud_fcv3_async_invoke_config.nine: `
}

resource "alicloud_fcv3_async_invoke_config" "negative" {
  function_name            = "b"
  max_async_retry_attempts = -1 # want `error FCA103 alicloud_fcv3_async_invoke_config.negative: `
}

resource "alicloud_fc_function_async_invoke_config" "text" {
  service_name           = "svc"
  function_name          = "c"
  maximum_retry_attempts = "9" # want `error FCA103 alicloud_fc_function_async_invoke_config.text: `
}

resource "alicloud_fc_function_async_invoke_config" "sum" {
  service_name  = "svc"
  function_name = "d"
  maximum_retry_attempts = ( # want `error FCA103 alicloud_fc_function_async_invoke_config.sum: `
    4 + 5
  )
}
