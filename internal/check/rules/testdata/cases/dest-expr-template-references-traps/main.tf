data "alicloud_caller_identity" "current" {}
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
      destination = "acs:mns:${data.alicloud_regions.current.regions[0].id}:${data.alicloud_caller_identity.current.account_id}:/queues/${alicloud_message_service_queue.dead.queue_name}" # want "error FCA203 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.current.regions[0].id}:${data.alicloud_caller_identity.current.account_id}:queues/${alicloud_message_service_queue.dead.id}/messages" # want "error FCA203 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.current.regions[0].id}:${data.alicloud_caller_identity.current.account_id}:/topics/${alicloud_message_service_topic.done.topic_name}/message" # want "error FCA203 alicloud_fc_function_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.current.regions[0].id}:${data.alicloud_caller_identity.current.account_id}:/topic/${alicloud_message_service_topic.done.id}/messages" # want "error FCA203 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}
