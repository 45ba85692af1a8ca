resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure { # want `FCA102 alicloud_fc_function_async_invoke_config\.orders: on_failure has no destination`
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "refunds" {
  service_name  = "shop"
  function_name = "refunds"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "" # want `FCA102 .*refunds: the destination of on_success`
    }
  }
}
