resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:queues/orders" # want "error FCA203 alicloud_fc_function_async_invoke_config.a:"
    }
  }
}
