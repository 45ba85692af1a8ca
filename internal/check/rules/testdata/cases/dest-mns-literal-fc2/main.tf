resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "svc"
  function_name = "fn-orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "refunds" {
  service_name  = "svc"
  function_name = "fn-refunds"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/orders-dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "bus" {
  service_name  = "svc"
  function_name = "fn-bus"

  destination_config {
    on_failure {
      destination = "acs:eventbridge:eu-central-1:1234567890123456:eventbus/default"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "fn" {
  service_name  = "svc"
  function_name = "fn-fn"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop/functions/repair"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "fnl" {
  service_name  = "svc"
  function_name = "fn-fnl"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop.LATEST/functions/repair"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "fnq" {
  service_name  = "svc"
  function_name = "fn-fnq"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop.prod/functions/repair"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "mq" {
  service_name  = "svc"
  function_name = "fn-mq"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:/instances/MQ_INST_1234567890123456_BXxabc/topic/orders"
    }
  }
}
