resource "alicloud_rocketmq_instance" "mq" {
  instance_name   = "orders"
  service_code    = "rmq"
  series_code     = "standard"
  sub_series_code = "cluster_ha"
  payment_type    = "PayAsYouGo"
  network_info {
    vpc_info {
      vpc_id = "vpc-1"
      vswitches {
        vswitch_id = "vsw-1"
      }
    }
    internet_info {
      internet_spec = "disable"
      flow_out_type = "uninvolved"
    }
  }
}
resource "alicloud_rocketmq_topic" "orders" {
  instance_id  = alicloud_rocketmq_instance.mq.id
  topic_name   = "orders"
  message_type = "NORMAL"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:/instances/${alicloud_rocketmq_instance.mq.id}/topic/orders" # want "error FCA209 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mq:eu-central-1:1234567890123456:/instances/${alicloud_rocketmq_topic.orders.instance_id}/topic/${alicloud_rocketmq_topic.orders.topic_name}" # want "error FCA209 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:rocketmq:eu-central-1:1234567890123456:instance/${alicloud_rocketmq_instance.mq.id}/topic/${alicloud_rocketmq_topic.orders.topic_name}" # want "error FCA209 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}
