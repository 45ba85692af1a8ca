# Not ARNs (FCA201), products that are none (FCA202) and wildcards (FCA205) are the matter of
# other rules.
resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "orders-dead"
    }
    on_success {
      destination = "acs:oss:eu-central-1:1234567890123456:/queues/x"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "refunds" {
  service_name  = "shop"
  function_name = "refunds"

  destination_config {
    on_failure {
      destination = "acs:mns:*:*:*"
    }
    on_success {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop.LATEST/functions/bill"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "returns" {
  service_name  = "shop"
  function_name = "returns"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:MQ_INST_1234567890123456_abc%returns"
    }
  }
}
