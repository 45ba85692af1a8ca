locals {
  config = yamldecode(templatefile("${path.module}/async.yaml.tftpl", { retries = var.retries, names = ["a", "b"] }))
}

variable "retries" {
  type    = number
  default = 7
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each                 = local.config
  function_name            = each.key
  max_async_retry_attempts = each.value.retries # want `error FCA103 alicloud_fcv3_async_invoke_config.this\["b"\]: `
}
