provider "alicloud" {
  region = "eu-central-1"
}
provider "alicloud" {
  alias  = "hz"
  region = "cn-hangzhou"
}
data "alicloud_regions" "hz" {
  provider = alicloud.hz
  current  = true
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  provider      = alicloud.hz
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.hz.regions[0].id}:1234567890123456:/queues/dead/messages"
    }
  }
}
