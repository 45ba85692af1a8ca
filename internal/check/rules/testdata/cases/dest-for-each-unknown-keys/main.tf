variable "queues" {
  type = set(string)
}
resource "alicloud_message_service_queue" "q" {
  for_each   = var.queues
  queue_name = each.value
}
resource "alicloud_fcv3_async_invoke_config" "good" {
  for_each      = var.queues
  function_name = each.key
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${alicloud_message_service_queue.q[each.key].queue_name}/messages"
    }
  }
}
resource "alicloud_fcv3_async_invoke_config" "open" {
  for_each      = { for q in var.queues : "late-${q}" => q }
  function_name = each.key
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${each.value}"
    }
  }
}
