locals {
  routes = {
    orders = { arn = "acs:mns:cn-beijing:1234567890123456:/queues/orders/messages", on = true }
    mails  = { arn = "mails-dead", on = false }
  }
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = { for k, r in local.routes : k => r.arn if r.on }
  function_name = each.key
  destination_config {
    on_failure {
      destination = each.value
    }
  }
}
