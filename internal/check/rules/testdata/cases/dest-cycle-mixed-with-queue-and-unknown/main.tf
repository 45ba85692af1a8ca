variable "env" { type = string }
locals {
  fns = { a = "b", b = "c", c = "a" }
}
resource "alicloud_fc_function_async_invoke_config" "this" {
  for_each      = local.fns
  service_name  = "shop-${var.env}"
  function_name = each.key
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:fc:cn-hangzhou:1234567890123456:services/shop-${var.env}/functions/${each.value}" # want `warning FCA212 alicloud_fc_function_async_invoke_config.this\["a"\]:`
    }
  }
}
