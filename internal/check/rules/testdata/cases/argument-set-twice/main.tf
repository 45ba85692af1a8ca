resource "alicloud_fcv3_async_invoke_config" "before" {
  function_name            = "a"
  max_async_retry_attempts = 9 # want `error FCA103 alicloud_fcv3_async_invoke_config.before: `
}

resource "alicloud_fcv3_async_invoke_config" "twice" {
  function_name            = "b"
  max_async_retry_attempts = 9
  max_async_retry_attempts = 3 # want `error FCA001 `
}

resource "alicloud_fcv3_async_invoke_config" "after" {
  function_name                  = "c"
  max_async_event_age_in_seconds = 0 # want `error FCA104 alicloud_fcv3_async_invoke_config.after: `
}

resource "alicloud_fcv3_async_invoke_config" "twice_more" {
  function_name = "d"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages" # want `error FCA001 `
    }
  }
}
