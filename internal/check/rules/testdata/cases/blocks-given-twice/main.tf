resource "alicloud_fc_function_async_invoke_config" "outer" {
  service_name  = "svc"
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
  destination_config { # want `error FCA107 alicloud_fc_function_async_invoke_config.outer: .*destination_config`
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "inner" {
  service_name  = "svc"
  function_name = "b"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    on_failure { # want `error FCA107 alicloud_fc_function_async_invoke_config.inner: .*on_failure`
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead2/messages"
    }
  }
}
