resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop/functions/repair/triggers/http" # want "error FCA203 alicloud_fc_function_async_invoke_config.a:"
    }
  }
}
