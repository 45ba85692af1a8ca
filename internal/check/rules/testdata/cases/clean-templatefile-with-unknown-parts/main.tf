variable "retries" {
  type = number
}

locals {
  config = yamldecode(templatefile("${path.module}/async.yaml.tftpl", { retries = var.retries }))
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name                  = "fn"
  max_async_retry_attempts       = local.config.retries
  max_async_event_age_in_seconds = local.config.age
}
