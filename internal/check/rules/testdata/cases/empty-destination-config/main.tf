resource "alicloud_fc_function_async_invoke_config" "old" {
  service_name  = "svc"
  function_name = "fn"

  destination_config {} # want `error FCA101 alicloud_fc_function_async_invoke_config.old: `
}

resource "alicloud_fcv3_async_invoke_config" "new" {
  function_name = "fn"

  destination_config { # want `error FCA101 alicloud_fcv3_async_invoke_config.new: `
    # on_failure { destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages" }
  }
}
