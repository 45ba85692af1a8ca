resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:rocketmq:eu-central-1:1234567890123456:instance/rmq-cn-abc/topic/orders" # want "error FCA209 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:/instances/rmq-cn-7mz2z5g1a01/topic/orders" # want "error FCA209 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:rmq-cn-7mz2z5g1a01%orders" # want "error FCA209 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}
