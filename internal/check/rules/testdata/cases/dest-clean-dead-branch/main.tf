locals {
  use_queue = true
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = local.use_queue ? "acs:mns:cn-beijing:1234567890123456:/queues/dead/messages" : "dead"
    }
  }
}
