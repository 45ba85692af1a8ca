data "alicloud_regions" "all" {}
provider "alicloud" {
  region = "cn-hangzhou"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.all.regions[0].id}:1234567890123456:/queues/dead/messages"
    }
  }
}
