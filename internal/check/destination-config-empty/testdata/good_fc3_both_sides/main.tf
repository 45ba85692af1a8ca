data "alicloud_account" "me" {}

data "alicloud_regions" "here" {
  current = true
}

locals {
  prefix = "acs:mns:${data.alicloud_regions.here.regions[0].id}:${data.alicloud_account.me.id}"
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}

resource "alicloud_message_service_topic" "done" {
  topic_name = "orders-done"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "${local.prefix}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
    on_success {
      destination = "${local.prefix}:/topics/${alicloud_message_service_topic.done.topic_name}/messages"
    }
  }
}
