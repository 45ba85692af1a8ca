resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "http://1234567890123456.mns.eu-central-1.aliyuncs.com/queues/orders-dead" # want "error FCA201 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "https://1234567890123456.mns.eu-central-1.aliyuncs.com/queues/orders-dead/messages" # want "error FCA201 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "https://repair-abcdef.eu-central-1.fcapp.run" # want "error FCA201 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}
