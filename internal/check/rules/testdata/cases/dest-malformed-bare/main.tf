resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "orders-dead" # want "error FCA201 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "shop/repair" # want "error FCA201 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "/queues/orders-dead/messages" # want "error FCA201 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "mns:orders-dead" # want "error FCA201 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}
