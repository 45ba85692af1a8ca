provider "alicloud" {
  region = "eu-central-1"
}

# Blank regions are FCA205, products that are no destination FCA202.
resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:*:1234567890123456:/queues/orders-dead/messages"
    }
    on_success {
      destination = "acs:mns::1234567890123456:/topics/orders-done/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "refunds" {
  service_name  = "shop"
  function_name = "refunds"

  destination_config {
    on_failure {
      destination = "acs:oss:cn-hangzhou:1234567890123456:bucket"
    }
    on_success {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop/functions/bill"
    }
  }
}
