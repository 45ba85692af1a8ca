provider "alicloud" {
  alias  = "eu"
  region = "eu-central-1"
}
provider "alicloud" {
  alias  = "ap"
  region = "ap-southeast-1"
}
resource "alicloud_fcv3_async_invoke_config" "eu" {
  provider      = alicloud.eu
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
    }
  }
}
resource "alicloud_fcv3_async_invoke_config" "ap" {
  provider      = alicloud.ap
  function_name = "orders-ap"
  destination_config {
    on_failure {
      destination = "acs:mns:ap-southeast-1:1234567890123456:/queues/dead/messages"
    }
  }
}
