resource "alicloud_event_bridge_event_bus" "shop" {
  event_bus_name = "shop"
}
resource "alicloud_fcv3_function" "repair" {
  function_name = "repair"
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fc_function" "repair" {
  service = "shop"
  name    = "repair"
  runtime = "python3.10"
  handler = "index.handler"
}
resource "alicloud_ons_instance" "mq" {
  instance_name = "orders"
}
resource "alicloud_ons_topic" "orders" {
  instance_id  = alicloud_ons_instance.mq.id
  topic_name   = "orders"
  message_type = 0
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = alicloud_event_bridge_event_bus.shop.id # want "error FCA201 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.repair.id # want "error FCA201 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.repair.function_name # want "error FCA201 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = alicloud_fc_function.repair.id # want "error FCA201 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = alicloud_fc_function.repair.name # want "error FCA201 alicloud_fc_function_async_invoke_config.e:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "f" {
  service_name  = "svc"
  function_name = "fn-f"

  destination_config {
    on_failure {
      destination = alicloud_ons_topic.orders.id # want "error FCA201 alicloud_fc_function_async_invoke_config.f:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "g" {
  function_name = "fn-g"

  destination_config {
    on_failure {
      destination = alicloud_ons_topic.orders.topic_name # want "error FCA201 alicloud_fcv3_async_invoke_config.g:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "h" {
  function_name = "fn-h"

  destination_config {
    on_failure {
      destination = alicloud_ons_instance.mq.id # want "error FCA201 alicloud_fcv3_async_invoke_config.h:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "i" {
  function_name = "fn-i"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.repair.function_id # want "error FCA201 alicloud_fcv3_async_invoke_config.i:"
    }
  }
}
