locals {
  rows = csvdecode(file("${path.module}/functions.csv"))
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = { for r in local.rows : r.name => r }
  function_name = each.key
  destination_config {
    on_failure {
      destination = "acs:mns:${each.value.region}:${each.value.account}:/queues/${each.value.queue}/messages"
    }
  }
}
