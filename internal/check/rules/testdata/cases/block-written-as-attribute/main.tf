resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "fn"
  destination_config = { # want `error FCA107 alicloud_fcv3_async_invoke_config.this: .*destination_config`
    on_failure = {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "inner" {
  service_name  = "svc"
  function_name = "fn"
  destination_config {
    on_failure = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages" # want `error FCA107 alicloud_fc_function_async_invoke_config.inner: .*on_failure`
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "misspelt" {
  service_name  = "svc"
  function_name = "fn2"
  destination_config {
    on_failure {
      destination_arn = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages" # want `error FCA107 alicloud_fc_function_async_invoke_config.misspelt: .*destination`
      destination     = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
