resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/orders-done/messages"
    }
  }
}

# No block at all is fine.
resource "alicloud_fc_function_async_invoke_config" "refunds" {
  service_name           = "shop"
  function_name          = "refunds"
  maximum_retry_attempts = 0
}

# A dynamic block that expands to nothing is no block.
resource "alicloud_fc_function_async_invoke_config" "stock" {
  service_name  = "shop"
  function_name = "stock"

  dynamic "destination_config" {
    for_each = []
    content {}
  }
}
