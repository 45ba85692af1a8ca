provider "alicloud" {
  region = "eu-central-1"
}
provider "alicloud" {
  alias  = "hz"
  region = "cn-hangzhou"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  provider      = alicloud.hz
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/done/messages" # want "warning FCA207 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}
