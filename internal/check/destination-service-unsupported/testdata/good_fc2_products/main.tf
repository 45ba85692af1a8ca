resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
    }
    on_success {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop/functions/bill"
    }
  }
}

# Malformed (FCA201) is not unsupported.
resource "alicloud_fc_function_async_invoke_config" "refunds" {
  service_name  = "shop"
  function_name = "refunds"

  destination_config {
    on_failure {
      destination = "arn:aws:sqs:eu-central-1:123456789012:refunds-dead"
    }
    on_success {
      destination = "acs:ram::1234567890123456:role/worker"
    }
  }
}
