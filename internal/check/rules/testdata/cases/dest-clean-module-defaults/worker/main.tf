variable "name" { type = string }
variable "failure_arn" {
  type    = string
  default = null
}
data "alicloud_account" "me" {}
data "alicloud_regions" "me" {
  current = true
}
resource "alicloud_message_service_queue" "dead" {
  count      = var.failure_arn == null ? 1 : 0
  queue_name = "${var.name}-dead"
}
locals {
  failure_arn = var.failure_arn != null ? var.failure_arn : "acs:mns:${data.alicloud_regions.me.regions[0].id}:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead[0].queue_name}/messages"
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = var.name
  destination_config {
    on_failure {
      destination = local.failure_arn
    }
  }
}
