locals {
  functions = ["orders", "mails"]
  arns      = zipmap(local.functions, [for f in local.functions : format("acs:mns:cn-beijing:1234567890123456:/queues/%s-dead/messages", f)])
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = local.arns
  function_name = each.key
  destination_config {
    on_failure {
      destination = each.value
    }
  }
}
