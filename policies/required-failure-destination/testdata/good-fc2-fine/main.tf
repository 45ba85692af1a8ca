resource "alicloud_fc_function_async_invoke_config" "prod-orders" {
  service_name  = "shop"
  function_name = "prod-orders"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name           = "shop"
  function_name          = "orders"
  maximum_retry_attempts = 1
}

# FCA101.
resource "alicloud_fc_function_async_invoke_config" "prod-empty" {
  service_name  = "shop"
  function_name = "prod-empty"
  destination_config {}
}
