data "alicloud_account" "current" {}
data "alicloud_regions" "current" {
  current = true
}
resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}
resource "alicloud_message_service_topic" "done" {
  topic_name = "orders-done"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.current.regions[0].id}:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.current.regions.0.id}:${data.alicloud_account.current.id}:/queues/${alicloud_message_service_queue.dead.id}/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.current.ids[0]}:${data.alicloud_account.current.id}:/topics/${alicloud_message_service_topic.done.topic_name}/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.current.regions[0].region_id}:${data.alicloud_account.current.id}:/topics/${alicloud_message_service_topic.done.id}/messages"
    }
  }
}
