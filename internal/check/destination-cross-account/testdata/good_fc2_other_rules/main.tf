provider "alicloud" {
  region     = "eu-central-1"
  account_id = "1234567890123456"
}

# Blank accounts are FCA205, placeholders FCA206.
resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1::/queues/orders-dead/messages"
    }
    on_success {
      destination = "acs:mns:eu-central-1:<account>:/topics/orders-done/messages"
    }
  }
}
