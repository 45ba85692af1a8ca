resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "fn-orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "refunds" {
  function_name = "fn-refunds"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/orders-dead/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "bus" {
  function_name = "fn-bus"

  destination_config {
    on_failure {
      destination = "acs:eventbridge:eu-central-1:1234567890123456:eventbus/default"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "fn" {
  function_name = "fn-fn"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/repair"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "fnq" {
  function_name = "fn-fnq"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/repair/prod"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "mig" {
  function_name = "fn-mig"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/shop$repair"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "mq" {
  function_name = "fn-mq"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:/instances/MQ_INST_1234567890123456_BXxabc/topic/orders"
    }
  }
}
