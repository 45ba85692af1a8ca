provider "alicloud" {
  region = "cn-hangzhou"
}
locals {
  regions = ["cn-hangzhou", "cn-beijing"]
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = toset(local.regions)
  function_name = "fn-${each.key}"
  destination_config {
    on_failure {
      destination = "acs:mns:${each.key}:1234567890123456:/queues/dead/messages" # want `warning FCA207 alicloud_fcv3_async_invoke_config.this\["cn-beijing"\]:`
    }
  }
}
