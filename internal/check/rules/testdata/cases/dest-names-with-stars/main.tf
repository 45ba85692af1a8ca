resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/*/messages" # want "error FCA205 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:services/shop/functions/*" # want "error FCA205 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}
