provider "alicloud" {
  version = "~> 1.160.0"
  region  = "cn-hangzhou"
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name           = "svc"
  function_name          = "fn"
  maximum_retry_attempts = 3 # want `error FCA103 alicloud_fc_function_async_invoke_config.this: `
}
