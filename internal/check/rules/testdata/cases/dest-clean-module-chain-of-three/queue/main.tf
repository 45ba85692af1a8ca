data "alicloud_account" "me" {}
resource "alicloud_message_service_queue" "this" {
  queue_name = "dead"
}
output "arn" {
  value = format("acs:mns:cn-beijing:%s:/queues/%s/messages", data.alicloud_account.me.id, alicloud_message_service_queue.this.queue_name)
}
