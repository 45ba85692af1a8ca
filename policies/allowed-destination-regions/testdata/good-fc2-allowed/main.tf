resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-shanghai:1234567890123456:/queues/dead/messages"
    }
  }
}

# FCA205.
resource "alicloud_fc_function_async_invoke_config" "blank" {
  service_name  = "shop"
  function_name = "blank"
  destination_config {
    on_failure {
      destination = "acs:mns::1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:*:1234567890123456:/queues/dead/messages"
    }
  }
}
