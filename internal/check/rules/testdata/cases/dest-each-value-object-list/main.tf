variable "routes" {
  type = list(object({ function = string, queue = string }))
  default = [
    { function = "orders", queue = "orders-dead" },
    { function = "mails", queue = "mails-dead/messages" },
  ]
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = { for r in var.routes : r.function => r }
  function_name = each.value.function
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${each.value.queue}" # want `error FCA203 alicloud_fcv3_async_invoke_config.this\["orders"\]:`
    }
  }
}
