variable "instance" {
  type = string
}

resource "alicloud_rocketmq_instance" "shop" {
  product_info {
    msg_process_spec = "rmq.p2.4xlarge"
  }
  service_code    = "rmq"
  series_code     = "professional"
  sub_series_code = "cluster_ha"
  payment_type    = "PayAsYouGo"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:/instances/${var.instance}/topic/orders-failed"
    }
    on_success {
      destination = "acs:mns:${alicloud_rocketmq_instance.shop.region_id}:1234567890123456:/topics/orders-done/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "refunds" {
  service_name  = "shop"
  function_name = "refunds"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:MQ_INST_1234567890123456_abc%rmq-refunds"
    }
  }
}
