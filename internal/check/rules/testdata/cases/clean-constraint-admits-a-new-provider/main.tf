terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.150.0"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name                 = "svc"
  function_name                = "a"
  maximum_retry_attempts       = 5
  maximum_event_age_in_seconds = 604800
  stateful_invocation          = true
}
