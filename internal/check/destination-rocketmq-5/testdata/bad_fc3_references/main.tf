data "alicloud_account" "current" {}

resource "alicloud_rocketmq_instance" "shop" {
  product_info {
    msg_process_spec = "rmq.p2.4xlarge"
  }
  service_code    = "rmq"
  series_code     = "professional"
  sub_series_code = "cluster_ha"
  payment_type    = "PayAsYouGo"
}

resource "alicloud_rocketmq_topic" "failed" {
  instance_id = alicloud_rocketmq_instance.shop.id
  topic_name  = "orders-failed"
}

variable "instance" {
  type = string
}

resource "alicloud_rocketmq_topic" "given" {
  instance_id = var.instance
  topic_name  = "orders-given"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:${data.alicloud_account.current.id}:/instances/${alicloud_rocketmq_topic.failed.instance_id}/topic/${alicloud_rocketmq_topic.failed.topic_name}" # want "FCA209 alicloud_fcv3_async_invoke_config.orders: .*this is RocketMQ 5.x"
    }
    on_success {
      destination = alicloud_rocketmq_topic.failed.topic_name # want "FCA209"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "refunds" {
  function_name = "refunds"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:${data.alicloud_account.current.id}:/instances/${var.instance}/topic/orders-given" # want "FCA209"
    }
    on_success {
      destination = alicloud_rocketmq_topic.failed.id # want "FCA209"
    }
  }
}
