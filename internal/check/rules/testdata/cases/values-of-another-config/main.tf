resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name                  = "a"
  max_async_retry_attempts       = 9 # want `error FCA103 alicloud_fcv3_async_invoke_config.a: `
  max_async_event_age_in_seconds = 60
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name                  = "b"
  max_async_retry_attempts       = alicloud_fcv3_async_invoke_config.a.max_async_retry_attempts # want `error FCA103 alicloud_fcv3_async_invoke_config.b: `
  max_async_event_age_in_seconds = alicloud_fcv3_async_invoke_config.a.max_async_event_age_in_seconds * 2000 # want `error FCA104 alicloud_fcv3_async_invoke_config.b: `
}
