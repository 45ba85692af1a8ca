data "alicloud_message_service_queues" "all" {}
data "alicloud_mns_topics" "all" {}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${data.alicloud_message_service_queues.all.queues[0].queue_name}" # want "error FCA203 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/${data.alicloud_mns_topics.all.names[0]}" # want "error FCA203 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = data.alicloud_message_service_queues.all.queues[0].queue_name # want "error FCA201 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}
