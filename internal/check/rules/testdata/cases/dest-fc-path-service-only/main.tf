resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop" # want "error FCA203 alicloud_fc_function_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:service/shop/function/repair" # want "error FCA203 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop/repair" # want "error FCA203 alicloud_fc_function_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services//functions/repair" # want "error FCA203 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}
