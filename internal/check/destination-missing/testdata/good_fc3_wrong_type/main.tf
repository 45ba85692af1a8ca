# A list where a string belongs is FCA107.
resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = ["acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"]
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/done/messages"
    }
  }
}
