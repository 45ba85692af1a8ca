provider "alicloud" {
  region = "eu-central-1"
}
resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/orders" # want "warning FCA207 alicloud_fcv3_async_invoke_config.orders:"
    }
  }
}
