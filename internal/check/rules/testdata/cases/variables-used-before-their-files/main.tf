resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = local.name
  max_async_retry_attempts = local.settings[local.stage].retries # want `error FCA103 alicloud_fcv3_async_invoke_config.this: `
}
