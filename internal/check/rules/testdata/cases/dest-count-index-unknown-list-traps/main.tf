variable "queues" { type = list(string) }
resource "alicloud_message_service_queue" "q" {
  count      = length(var.queues)
  queue_name = var.queues[count.index]
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  count         = length(var.queues)
  function_name = "fn-${count.index}"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${alicloud_message_service_queue.q[count.index].queue_name}" # want "FCA203"
    }
    on_success {
      destination = alicloud_message_service_queue.q[count.index].id # want "FCA201"
    }
  }
}
