resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:queues:orders:messages" # want "error FCA203 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders:messages" # want "error FCA203 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/repair:prod" # want "error FCA203 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "d" {
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:eventbridge:eu-central-1:1234567890123456:eventbus:default" # want "error FCA203 alicloud_fcv3_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:orders-dead" # want "error FCA203 alicloud_fc_function_async_invoke_config.e:"
    }
  }
}
