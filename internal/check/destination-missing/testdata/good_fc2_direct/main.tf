resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

# The destination is there, but misspelled: that is FCA107.
resource "alicloud_fc_function_async_invoke_config" "refunds" {
  service_name  = "shop"
  function_name = "refunds"

  destination_config {
    on_failure {
      destnation = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

# An empty block is FCA101.
resource "alicloud_fc_function_async_invoke_config" "stock" {
  service_name  = "shop"
  function_name = "stock"

  destination_config {}
}
