data "alicloud_account" "me" {}
resource "alicloud_ons_instance" "mq" {
  instance_name = "rmq-orders"
}
resource "alicloud_ons_topic" "orders" {
  instance_id  = alicloud_ons_instance.mq.id
  topic_name   = "rmq-orders"
  message_type = 0
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:${data.alicloud_account.me.id}:/instances/${alicloud_ons_instance.mq.id}/topic/${alicloud_ons_topic.orders.topic_name}"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:${data.alicloud_account.me.id}:${alicloud_ons_instance.mq.id}%${alicloud_ons_topic.orders.topic_name}"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:/instances/MQ_INST_1234567890123456_abc/topic/rmq-orders"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:MQ_INST_1234567890123456_abc%rmq-orders"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:/instances/${alicloud_ons_topic.orders.instance_id}/topic/orders"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "f" {
  function_name = "fn-f"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:/topics/rmq-orders"
    }
  }
}
