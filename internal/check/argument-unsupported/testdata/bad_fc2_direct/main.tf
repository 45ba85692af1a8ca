resource "alicloud_fc_function_async_invoke_config" "fc3_names" {
  service_name             = "shop"
  function_name            = "orders"
  max_async_retry_attempts = 1    # want `FCA107 .*did you mean "maximum_retry_attempts"\?`
  async_task               = true # want `FCA107 .*did you mean "stateful_invocation"\?`
}

resource "alicloud_fc_function_async_invoke_config" "twice" {
  service_name  = "shop"
  function_name = "twice"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
  destination_config { # want `FCA107 .*twice: alicloud_fc_function_async_invoke_config has too many destination_config blocks`
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "attribute" {
  service_name  = "shop"
  function_name = "attribute"

  destination_config = { # want `FCA107 .*attribute: destination_config of .* is a block, and is written as an argument`
    on_failure = {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "no_service" { # want `FCA107 .*no_service: .*lacks the argument "service_name"`
  function_name = "no-service"
}
