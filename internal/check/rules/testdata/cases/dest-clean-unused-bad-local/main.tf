locals {
  bad  = "acs:mns:cn-beijing:1234567890123456:/queues/dead"
  good = "${local.bad}/messages"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = local.good
    }
  }
}
