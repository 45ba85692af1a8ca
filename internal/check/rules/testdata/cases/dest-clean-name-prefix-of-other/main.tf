resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/orders-repair"
    }
  }
}
resource "alicloud_fcv3_async_invoke_config" "repair" {
  function_name = "orders-repair"
  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/orders-repair-last"
    }
  }
}
