variable "name" { type = string }
data "alicloud_account" "me" {}
resource "alicloud_message_service_queue" "this" {
  queue_name = var.name
}
output "name" {
  value = alicloud_message_service_queue.this.queue_name
}
output "id" {
  value = alicloud_message_service_queue.this.id
}
output "arn" {
  value = "acs:mns:eu-central-1:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.this.queue_name}/messages"
}
