provider "alicloud" {
  region     = "eu-central-1"
  account_id = "1234567890123456"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders/messages"
    }
  }
}
