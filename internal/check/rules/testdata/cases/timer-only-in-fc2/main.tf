resource "alicloud_fc_service" "s" { # want `error FCA301 alicloud_fc_function_async_invoke_config.this: `
  name = "svc"
}

resource "alicloud_fc_function" "f" {
  service = alicloud_fc_service.s.name
  name    = "nightly"
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fc_trigger" "cron" {
  service  = alicloud_fc_service.s.name
  function = alicloud_fc_function.f.name
  name     = "cron"
  type     = "timer"
  config = jsonencode({
    cronExpression = "0 0 4 * * *"
    enable         = true
  })
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = alicloud_fc_service.s.name
  function_name = alicloud_fc_function.f.name
  destination_config { # want `warning FCA404 alicloud_fc_function_async_invoke_config.this: `
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
