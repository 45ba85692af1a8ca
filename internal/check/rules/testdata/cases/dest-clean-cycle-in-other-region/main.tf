provider "alicloud" {
  alias  = "eu"
  region = "eu-central-1"
}
provider "alicloud" {
  alias  = "hz"
  region = "cn-hangzhou"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  provider      = alicloud.eu
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/b"
    }
  }
}
resource "alicloud_fcv3_async_invoke_config" "b" {
  provider      = alicloud.hz
  function_name = "b"
  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/a"
    }
  }
}
