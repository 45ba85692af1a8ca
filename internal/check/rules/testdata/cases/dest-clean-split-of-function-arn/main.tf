data "alicloud_fcv3_functions" "all" {
  ids = ["repair"]
}
locals {
  arn     = data.alicloud_fcv3_functions.all.functions[0].function_arn
  account = split(":", local.arn)[3]
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-beijing:${local.account}:/queues/dead/messages"
    }
  }
}
