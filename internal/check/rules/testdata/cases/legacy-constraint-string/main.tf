terraform {
  required_providers {
    alicloud = "~> 1.160.0"
  }
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name           = "svc"
  function_name          = "fn"
  maximum_retry_attempts = 3 # want `error FCA103 alicloud_fc_function_async_invoke_config.this: `
}
