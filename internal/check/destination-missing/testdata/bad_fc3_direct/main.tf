resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {} # want `FCA102 alicloud_fcv3_async_invoke_config\.orders: on_failure has no destination`
    on_success {
      destination = "" # want `FCA102 alicloud_fcv3_async_invoke_config\.orders: the destination of on_success is "": `
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "refunds" {
  function_name = "refunds"

  destination_config {
    on_failure {
      destination = null # want `FCA102 alicloud_fcv3_async_invoke_config\.refunds: the destination of on_failure is null: `
    }
    on_success { # want `FCA102 .*refunds: on_success has no destination`
      # destination = "acs:mns:eu-central-1:1234567890123456:/topics/done/messages"
    }
  }
}
