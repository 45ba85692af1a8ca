resource "alicloud_fcv3_async_invoke_config" "this" { # want `error FCA107 alicloud_fcv3_async_invoke_config.this: .*function_name`
  max_async_retry_attempts = 3
}

resource "alicloud_fc_function_async_invoke_config" "this" { # want `error FCA107 alicloud_fc_function_async_invoke_config.this: .*service_name`
  function_name = "fn"
}
