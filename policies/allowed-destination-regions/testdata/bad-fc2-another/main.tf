resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages" # want "^error policy.allowed-destination-regions .*\\.orders: the destination of on_failure is in the region eu-central-1, which is not allowed: cn-hangzhou, cn-shanghai$"
    }
    on_success {
      destination = "acs:mns:cn-shanghai:1234567890123456:/queues/dead/messages"
    }
  }
}
