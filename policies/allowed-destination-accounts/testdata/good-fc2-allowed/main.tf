resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

# FCA205.
resource "alicloud_fc_function_async_invoke_config" "blank" {
  service_name  = "shop"
  function_name = "blank"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou::/queues/dead/messages"
    }
  }
}

# FCA201.
resource "alicloud_fc_function_async_invoke_config" "malformed" {
  service_name  = "shop"
  function_name = "malformed"
  destination_config {
    on_failure {
      destination = "dead"
    }
  }
}
