resource "alicloud_fc_function_async_invoke_config" "prod-orders" { # want "^error policy.required-failure-destination .*: there is no on_failure destination, which functions of production such as prod-orders must have$"
  service_name           = "shop"
  function_name          = "prod-orders"
  maximum_retry_attempts = 1
}

resource "alicloud_fc_function_async_invoke_config" "prod-mail" {
  service_name  = "shop"
  function_name = "prod-mail"
  destination_config { # want "policy.required-failure-destination .*prod-mail:"
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
