resource "alicloud_fcv3_async_invoke_config" "off" {
  count           = 0
  function_name   = "fn"
  max_retry_times = 3 # want `error FCA107 alicloud_fcv3_async_invoke_config.off: `
}

resource "alicloud_fcv3_async_invoke_config" "none" { # want `error FCA107 alicloud_fcv3_async_invoke_config.none: .*function_name`
  for_each = {}
}
