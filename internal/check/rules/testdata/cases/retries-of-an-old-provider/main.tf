terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.150"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "three" {
  service_name                 = "svc"
  function_name                = "a"
  maximum_retry_attempts       = 3     # want `error FCA103 alicloud_fc_function_async_invoke_config.three: `
  maximum_event_age_in_seconds = 86400 # want `error FCA104 alicloud_fc_function_async_invoke_config.three: `
}

resource "alicloud_fc_function_async_invoke_config" "edge" {
  service_name                 = "svc"
  function_name                = "b"
  maximum_retry_attempts       = 2
  maximum_event_age_in_seconds = 21600
}

resource "alicloud_fc_function_async_invoke_config" "low" {
  service_name                 = "svc"
  function_name                = "c"
  maximum_event_age_in_seconds = 59 # want `error FCA104 alicloud_fc_function_async_invoke_config.low: `
}

resource "alicloud_fc_function_async_invoke_config" "long" {
  service_name                 = "svc"
  function_name                = "d"
  maximum_event_age_in_seconds = 1000000 # want `error FCA104 alicloud_fc_function_async_invoke_config.long: `
}
