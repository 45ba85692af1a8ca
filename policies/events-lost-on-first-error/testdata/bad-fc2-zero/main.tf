variable "retries" {
  default = 0
}

resource "alicloud_fc_function_async_invoke_config" "literal" {
  service_name           = "shop"
  function_name          = "orders"
  maximum_retry_attempts = 0 # want "^warning FCA602 alicloud_fc_function_async_invoke_config.literal: maximum_retry_attempts is 0 and there is no on_failure destination: an event is lost when the function orders fails once$"
}

resource "alicloud_fc_function_async_invoke_config" "variable" {
  service_name           = "shop"
  function_name          = "mail"
  maximum_retry_attempts = var.retries # want "FCA602 .*\\.variable:"
  destination_config {
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/done/messages"
    }
  }
}
