provider "alicloud" {
  region = "cn-beijing"
  assume_role {
    role_arn = "acs:ram::1111222233334444:role/deploy"
  }
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-beijing:1111222233334444:/queues/dead/messages"
    }
  }
}
