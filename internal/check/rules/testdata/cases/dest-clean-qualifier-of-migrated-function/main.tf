resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:fc:cn-beijing:1234567890123456:functions/shop$orders/prod"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:fc:cn-beijing:1234567890123456:functions/orders/12"
    }
  }
}
