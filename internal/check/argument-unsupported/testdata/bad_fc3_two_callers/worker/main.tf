variable "name" {
  type = string
}

variable "retries" {
  default = 3
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = var.name    # want `FCA107 module\.refunds\.alicloud_fcv3_async_invoke_config\.this: .*lacks the argument "function_name"`
  max_async_retry_attempts = var.retries # want `FCA107 module\.refunds\.alicloud_fcv3_async_invoke_config\.this: .*wrong type`
}
