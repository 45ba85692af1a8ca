variable "product" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:${var.product}:eu-central-1:1234567890123456:/queues/orders-dead/messages" # undecided "FCA202 .*var.product is not known"
    }
    on_success {
      destination = "acs:rocketmq:eu-central-1:1234567890123456:instance/rmq-cn-7pp2mwbc7cq/topic/done"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "refunds" {
  function_name = "refunds"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:/instances/MQ_INST_1234567890123456_abc/topic/refunds"
    }
    on_success {
      destination = "acs:eventbridge:eu-central-1:1234567890123456:eventbus/default"
    }
  }
}
