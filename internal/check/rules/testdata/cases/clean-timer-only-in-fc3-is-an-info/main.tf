resource "alicloud_fcv3_trigger" "cron" {
  function_name  = "nightly"
  trigger_name   = "cron"
  trigger_type   = "timer"
  qualifier      = "LATEST"
  trigger_config = jsonencode({ cronExpression = "@every 1h", enable = true })
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "nightly"
  destination_config { # want `info FCA404 alicloud_fcv3_async_invoke_config.this: `
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
    }
  }
}
