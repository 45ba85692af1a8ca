variable "name" {
  type = string
}

data "alicloud_account" "this" {}

resource "alicloud_message_service_queue" "this" {
  count      = 1
  queue_name = var.name
}

output "arn" {
  value = try("acs:mns:cn-hangzhou:${data.alicloud_account.this.id}:/queues/${alicloud_message_service_queue.this[0].queue_name}", "")
}

output "all" {
  value = { arn = "acs:mns:cn-hangzhou:${data.alicloud_account.this.id}:/queues/${var.name}" }
}
