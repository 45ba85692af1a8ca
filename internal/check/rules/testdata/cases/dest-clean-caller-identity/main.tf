data "alicloud_caller_identity" "current" {}
resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "fn-this"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-shenzhen:${data.alicloud_caller_identity.current.account_id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}
