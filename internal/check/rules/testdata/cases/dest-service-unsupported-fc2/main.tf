resource "alicloud_fc_function_async_invoke_config" "oss" {
  service_name  = "svc"
  function_name = "fn-oss"

  destination_config {
    on_failure {
      destination = "acs:oss:::shop-dead" # want "error FCA202 alicloud_fc_function_async_invoke_config.oss:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "log" {
  service_name  = "svc"
  function_name = "fn-log"

  destination_config {
    on_failure {
      destination = "acs:log:eu-central-1:1234567890123456:project/shop" # want "error FCA202 alicloud_fc_function_async_invoke_config.log:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "ots" {
  service_name  = "svc"
  function_name = "fn-ots"

  destination_config {
    on_failure {
      destination = "acs:ots:eu-central-1:1234567890123456:instance/shop" # want "error FCA202 alicloud_fc_function_async_invoke_config.ots:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "ons" {
  service_name  = "svc"
  function_name = "fn-ons"

  destination_config {
    on_failure {
      destination = "acs:ons:eu-central-1:1234567890123456:MQ_INST_1234567890123456_abc%orders" # want "error FCA202 alicloud_fc_function_async_invoke_config.ons:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "rabbit" {
  service_name  = "svc"
  function_name = "fn-rabbit"

  destination_config {
    on_failure {
      destination = "acs:rabbitmq:eu-central-1:1234567890123456:orders" # want "error FCA202 alicloud_fc_function_async_invoke_config.rabbit:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "cms" {
  service_name  = "svc"
  function_name = "fn-cms"

  destination_config {
    on_failure {
      destination = "acs:cms:eu-central-1:1234567890123456:*" # want "error FCA202 alicloud_fc_function_async_invoke_config.cms:"
    }
  }
}
