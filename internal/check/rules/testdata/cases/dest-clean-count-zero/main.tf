resource "alicloud_fcv3_async_invoke_config" "off" {
  count         = 0
  function_name = "off"
  destination_config {
    on_failure {
      destination = "orders-dead"
    }
  }
}
resource "alicloud_fcv3_async_invoke_config" "on" {
  function_name = "fn-on"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-beijing:1234567890123456:/queues/dead/messages"
    }
  }
}
