# Empty destinations are FCA102.
resource "alicloud_fcv3_async_invoke_config" "empty" {
  function_name = "empty"

  destination_config {
    on_failure {
      destination = ""
    }
    on_success {
      destination = ""
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders/messages"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/orders/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "one" {
  function_name = "one"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders/messages"
    }
  }
}
