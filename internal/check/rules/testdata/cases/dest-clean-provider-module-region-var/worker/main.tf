variable "region" { type = string }
provider "alicloud" {
  region = var.region
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:1234567890123456:/queues/dead/messages"
    }
  }
}
