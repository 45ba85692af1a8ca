resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop/functions/repair" # want "warning FCA204 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop.LATEST/functions/repair" # want "warning FCA204 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}
