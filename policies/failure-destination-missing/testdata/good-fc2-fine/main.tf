resource "alicloud_fc_function_async_invoke_config" "names" {
  service_name  = "shop"
  function_name = "names"
}

resource "alicloud_fc_function_async_invoke_config" "qualifier" {
  service_name  = "shop"
  function_name = "names"
  qualifier     = "live"
}

resource "alicloud_fc_function_async_invoke_config" "null" {
  service_name                 = "shop"
  function_name                = "null"
  maximum_event_age_in_seconds = null
  stateful_invocation          = null
}

resource "alicloud_fc_function_async_invoke_config" "failure" {
  service_name           = "shop"
  function_name          = "failure"
  maximum_retry_attempts = 1
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

# FCA602 says that.
resource "alicloud_fc_function_async_invoke_config" "zero" {
  service_name           = "shop"
  function_name          = "zero"
  maximum_retry_attempts = 0
}

# FCA101 says that.
resource "alicloud_fc_function_async_invoke_config" "empty" {
  service_name           = "shop"
  function_name          = "empty"
  maximum_retry_attempts = 1
  destination_config {}
}
