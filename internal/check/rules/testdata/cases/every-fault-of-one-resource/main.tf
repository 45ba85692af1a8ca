resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = "1 fn" # want `error FCA106 alicloud_fcv3_async_invoke_config.this: `
  qualifier                      = "prod" # want `error FCA502 alicloud_fcv3_async_invoke_config.this: `
  max_async_retry_attempts       = -1     # want `error FCA103 alicloud_fcv3_async_invoke_config.this: `
  max_async_event_age_in_seconds = 604800 # want `error FCA104 alicloud_fcv3_async_invoke_config.this: `
  async_task                     = "on"   # want `error FCA107 alicloud_fcv3_async_invoke_config.this: `
  retries                        = 3      # want `error FCA107 alicloud_fcv3_async_invoke_config.this: `

  destination_config { # want `error FCA501 alicloud_fcv3_async_invoke_config.this: `
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
    }
  }
}
