resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:services/shop.LATEST/functions/salvage" # want "^error policy.allowed-destination-kinds .*: the destination of on_failure is a function, which is not allowed: event bus, queue$"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages" # want "policy.allowed-destination-kinds .* of on_success is a topic,"
    }
  }
}
