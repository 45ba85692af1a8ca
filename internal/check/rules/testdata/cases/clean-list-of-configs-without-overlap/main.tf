variable "configs" {
  type = list(object({
    name    = string
    retries = optional(number)
  }))
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each                 = { for c in var.configs : c.name => c if c.retries != null }
  function_name            = each.key
  max_async_retry_attempts = each.value.retries
}

resource "alicloud_fcv3_async_invoke_config" "defaults" {
  for_each      = { for c in var.configs : c.name => c if c.retries == null }
  function_name = each.key
}
