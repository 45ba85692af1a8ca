resource "alicloud_fcv3_async_invoke_config" "repair" {
  function_name = "repair"
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
    }
  }
}
resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "fn-orders"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_async_invoke_config.repair.function_arn
    }
  }
}
