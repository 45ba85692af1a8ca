variable "fifo" {
  type    = bool
  default = true
}

data "alicloud_account" "current" {}

resource "alicloud_message_service_queue" "dead" {
  for_each   = { orders = "fifo", refunds = "normal" }
  queue_name = "${each.key}-dead"
  queue_type = each.value
}

resource "alicloud_message_service_topic" "done" {
  topic_name = "done"
  topic_type = var.fifo ? "fifo" : "normal"
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = toset(["orders", "refunds"])
  function_name = each.key

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/queues/${each.key}-dead/messages" # want "FCA215 .*this..orders..: .*alicloud_message_service_queue.dead..orders.. is a FIFO queue"
    }
    on_success {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.current.id}:/topics/${alicloud_message_service_topic.done.topic_name}/messages" # want "FCA215 .*this..orders..: .* is a FIFO topic" "FCA215 .*this..refunds..: .* is a FIFO topic"
    }
  }
}
