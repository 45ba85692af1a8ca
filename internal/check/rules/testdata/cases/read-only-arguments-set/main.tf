resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "a"
  create_time   = "2024-01-01T00:00:00Z" # want `error FCA107 alicloud_fcv3_async_invoke_config.this: .*create_time`
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name       = "svc"
  function_name      = "a"
  last_modified_time = "2024-01-01T00:00:00Z" # want `error FCA107 alicloud_fc_function_async_invoke_config.this: .*last_modified_time`
}
