variable "retries" {
  type = map(number)
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each                 = var.retries
  function_name            = each.key
  max_async_retry_attempts = each.value # want `error FCA103 alicloud_fcv3_async_invoke_config.this\["b"\]: `
}
