locals {
  retries = {
    default = 1
    dev     = 2
    prod    = 9
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = "fn-${terraform.workspace}"
  max_async_retry_attempts = local.retries[terraform.workspace] # want `error FCA103 alicloud_fcv3_async_invoke_config.this: `
}
