resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages" # want "^info FCA605 alicloud_fc_function_async_invoke_config.orders: the destination of on_failure is a queue, which takes 64 KB, and the function orders may be invoked with 128 KB: larger results do not arrive$"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages" # want "FCA605 .* of on_success is a topic,"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "bus" {
  service_name  = "shop"
  function_name = "bus"
  destination_config {
    on_success {
      destination = "acs:eventbridge:cn-hangzhou:1234567890123456:eventbus/orders" # want "FCA605 .* is an event bus,"
    }
  }
}
