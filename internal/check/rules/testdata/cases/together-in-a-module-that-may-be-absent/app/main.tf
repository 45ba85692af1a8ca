resource "alicloud_fc_trigger" "cron" {
  service  = "svc"
  function = "fn"
  name     = "cron"
  type     = "timer"
}

resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn"
  destination_config { # want `warning FCA404 module.maybe.*.alicloud_fc_function_async_invoke_config.a: `
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn" # want `error FCA401 module.maybe.*.alicloud_fc_function_async_invoke_config.b: `
  qualifier     = "LATEST"
}

resource "alicloud_fcv3_trigger" "oss" {
  function_name = "fn"
  trigger_name  = "oss"
  trigger_type  = "oss"
  qualifier     = "prod"
}

resource "alicloud_fcv3_async_invoke_config" "c" { # want `warning FCA403 module.maybe.*.alicloud_fcv3_async_invoke_config.c: `
  function_name = "fn"
}
