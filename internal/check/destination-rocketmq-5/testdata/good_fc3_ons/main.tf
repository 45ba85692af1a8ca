resource "alicloud_ons_instance" "shop" {
  instance_name = "shop"
}

resource "alicloud_ons_topic" "failed" {
  instance_id  = alicloud_ons_instance.shop.id
  topic_name   = "rmq-orders-failed"
  message_type = 0
}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "rmq-orders-dead"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:/instances/${alicloud_ons_instance.shop.id}/topic/${alicloud_ons_topic.failed.topic_name}"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
    }
  }
}
