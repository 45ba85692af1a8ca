resource "alicloud_fcv3_async_invoke_config" "fc2_names" {
  service_name                 = "shop" # want `FCA107 alicloud_fcv3_async_invoke_config\.fc2_names: alicloud_fcv3_async_invoke_config has no argument "service_name": FC 3\.0 has no services`
  function_name                = "orders"
  maximum_retry_attempts       = 1    # want `FCA107 .*has no argument "maximum_retry_attempts"; did you mean "max_async_retry_attempts"\?`
  maximum_event_age_in_seconds = 60   # want `FCA107 .*did you mean "max_async_event_age_in_seconds"\?`
  stateful_invocation          = true # want `FCA107 .*did you mean "async_task"\?`
}

resource "alicloud_fcv3_async_invoke_config" "misspelled" {
  count                   = 2
  function_name           = "orders-${count.index}"
  max_async_retry_atempts = 1 # want `FCA107 alicloud_fcv3_async_invoke_config\.misspelled: .*did you mean "max_async_retry_attempts"\?`

  destination_config {
    on_failiure { # want `FCA107 .*misspelled: destination_config of alicloud_fcv3_async_invoke_config has no block "on_failiure"; did you mean "on_failure"\?`
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
    }
    on_success {
      arn = "acs:mns:eu-central-1:1234567890123456:/topics/done/messages" # want `FCA107 .*destination_config\.on_success of alicloud_fcv3_async_invoke_config has no argument "arn"`
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "types" {
  max_async_retry_attempts = "many" # want `FCA107 .*types: max_async_retry_attempts of alicloud_fcv3_async_invoke_config has the wrong type`
  function_name            = "types"
  async_task               = "perhaps" # want `FCA107 .*types: async_task of .* has the wrong type`
}

resource "alicloud_fcv3_async_invoke_config" "no_name" { # want `FCA107 .*no_name: alicloud_fcv3_async_invoke_config lacks the argument "function_name", which is required`
  max_async_retry_attempts = 1
}
