resource "alicloud_fc_function_async_invoke_config" "retries" { # want "^warning FCA601 alicloud_fc_function_async_invoke_config.retries: there is no on_failure destination: an event of the function orders that fails for good leaves no trace$"
  service_name           = "shop"
  function_name          = "orders"
  maximum_retry_attempts = 1
}

resource "alicloud_fc_function_async_invoke_config" "age" { # want "FCA601 .*\\.age:"
  service_name                 = "shop"
  function_name                = "mail"
  maximum_event_age_in_seconds = 3600
}

resource "alicloud_fc_function_async_invoke_config" "tasks" { # want "FCA601 .*\\.tasks:"
  service_name        = "shop"
  function_name       = "tasks"
  stateful_invocation = true
}

# What the provider would send anyway, but somebody wrote it.
resource "alicloud_fc_function_async_invoke_config" "default" { # want "FCA601 .*\\.default:"
  service_name           = "shop"
  function_name          = "default"
  maximum_retry_attempts = 2
}

resource "alicloud_fc_function_async_invoke_config" "success" {
  service_name  = "shop"
  function_name = "success"
  destination_config { # want "FCA601 .*\\.success:"
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/done/messages"
    }
  }
}
