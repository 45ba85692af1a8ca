variable "name" { type = string }
resource "alicloud_message_service_queue" "this" {
  queue_name = var.name
}
output "arn" {
  value = "acs:mns:eu-central-1:1234567890123456:/queues/${alicloud_message_service_queue.this.queue_name}/messages"
}
output "short" {
  value = "acs:mns:eu-central-1:1234567890123456:/queues/${alicloud_message_service_queue.this.queue_name}"
}
