locals {
  pairs = flatten([for env in ["dev", "prod"] : [for fn in ["orders", "mails"] : { key = "${env}-${fn}", arn = "acs:mns:eu-central-1:1234567890123456:/queues/${env}-${fn}-dead/messages" }]])
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = { for p in local.pairs : p.key => p.arn }
  function_name = each.key
  destination_config {
    on_failure {
      destination = each.value
    }
  }
}
