data "alicloud_mns_queues" "dead" {
  name_prefix = "orders-dead"
}
resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-beijing:1234567890123456:/queues/${data.alicloud_mns_queues.dead.names[0]}/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-beijing:1234567890123456:/queues/${data.alicloud_mns_queues.dead.queues.0.name}/messages"
    }
  }
}
