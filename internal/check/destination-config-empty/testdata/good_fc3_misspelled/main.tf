# The block is not empty but misspelled: that is FCA107.
resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failiure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure = {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
    }
  }
}
