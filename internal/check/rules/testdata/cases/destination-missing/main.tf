resource "alicloud_fcv3_async_invoke_config" "no_argument" {
  function_name = "a"
  destination_config {
    on_failure {} # want `error FCA102 alicloud_fcv3_async_invoke_config.no_argument: `
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "empty_string" {
  function_name = "b"
  destination_config {
    on_failure {
      destination = "" # want `error FCA102 alicloud_fcv3_async_invoke_config.empty_string: `
    }
    on_success {
      destination = null # want `error FCA102 alicloud_fcv3_async_invoke_config.empty_string: `
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "old" {
  service_name  = "svc"
  function_name = "a"
  destination_config {
    on_failure { # want `error FCA102 alicloud_fc_function_async_invoke_config.old: `
    }
  }
}
