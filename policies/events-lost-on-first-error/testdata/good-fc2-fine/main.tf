resource "alicloud_fc_function_async_invoke_config" "unset" {
  service_name                 = "shop"
  function_name                = "unset"
  maximum_event_age_in_seconds = 60
}

resource "alicloud_fc_function_async_invoke_config" "one" {
  service_name           = "shop"
  function_name          = "one"
  maximum_retry_attempts = 1
}

resource "alicloud_fc_function_async_invoke_config" "failure" {
  service_name           = "shop"
  function_name          = "failure"
  maximum_retry_attempts = 0
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

# FCA101 says that.
resource "alicloud_fc_function_async_invoke_config" "empty" {
  service_name           = "shop"
  function_name          = "empty"
  maximum_retry_attempts = 0
  destination_config {}
}
