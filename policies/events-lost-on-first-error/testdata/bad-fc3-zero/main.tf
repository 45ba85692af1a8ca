variable "secret" {
  sensitive = true
  default   = 0
}

resource "alicloud_fcv3_async_invoke_config" "text" {
  function_name            = "text"
  max_async_retry_attempts = "0" # want "FCA602 .*\\.text:"
}

resource "alicloud_fcv3_async_invoke_config" "sensitive" {
  function_name            = "sensitive"
  max_async_retry_attempts = var.secret # want "FCA602 .*\\.sensitive: max_async_retry_attempts is \\(sensitive value\\) and"
}

resource "alicloud_fcv3_async_invoke_config" "each" {
  for_each                 = { payments = 0, mail = 1 }
  function_name            = each.key
  max_async_retry_attempts = each.value # want "FCA602 .*\\.each\\[\"payments\"\\]: .*the function payments"
}

module "worker" {
  source = "./worker"
}
