terraform {
  required_version = ">= 0.13"
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "= 1.150.0"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name                 = "svc"
  function_name                = "fn"
  maximum_event_age_in_seconds = 60
  maximum_retry_attempts       = 2
}
