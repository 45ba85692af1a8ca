resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/repair" # want "warning FCA204 alicloud_fc_function_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/repair/prod" # want "warning FCA204 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}
