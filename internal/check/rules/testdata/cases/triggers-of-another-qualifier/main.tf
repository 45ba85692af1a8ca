resource "alicloud_fcv3_function" "f" { # want `warning FCA301 alicloud_fcv3_async_invoke_config.this: `
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_trigger" "oss" {
  function_name = alicloud_fcv3_function.f.function_name
  trigger_name  = "oss"
  trigger_type  = "oss"
  qualifier     = "prod"
}

resource "alicloud_fcv3_trigger" "mns" {
  function_name = "orders"
  trigger_name  = "mns"
  trigger_type  = "mns_topic"
  qualifier     = "2"
}

resource "alicloud_fcv3_async_invoke_config" "this" { # want `warning FCA403 alicloud_fcv3_async_invoke_config.this: `
  function_name = alicloud_fcv3_function.f.function_name
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
    }
  }
}
