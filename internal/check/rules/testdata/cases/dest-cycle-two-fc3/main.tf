resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/repair" # want "warning FCA212 alicloud_fcv3_async_invoke_config.orders:"
    }
  }
}
resource "alicloud_fcv3_async_invoke_config" "repair" {
  function_name = "repair"
  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/orders"
    }
  }
}
