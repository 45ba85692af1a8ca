data "alicloud_message_service_queues" "q" {
  count      = 2
  queue_name = "dead-${count.index}"
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  count         = 2
  function_name = "fn-${count.index}"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${data.alicloud_message_service_queues.q[count.index].queues[0].queue_name}/messages"
    }
  }
}
