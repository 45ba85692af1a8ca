data "alicloud_message_service_queues" "all" {}
data "alicloud_fcv3_triggers" "web" {
  function_name = "web"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = data.alicloud_message_service_queues.all.queues[0].queue_url # want "error FCA201 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = data.alicloud_message_service_queues.all.queues[0].id # want "error FCA201 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}
