variable "name" {
  type = string
}

variable "retries" {
  type     = number
  default  = 3
  nullable = false
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name            = var.name
  max_async_retry_attempts = var.retries # want `FCA103 module\.worker\[0\]\.alicloud_fcv3_async_invoke_config\.this: max_async_retry_attempts is 12 \(var\.retries\): `
}
