data "alicloud_account" "me" {}
resource "alicloud_fcv3_function" "a" {
  function_name = "a"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = "acs:ram::${data.alicloud_account.me.id}:role/fc-delivery"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = alicloud_fcv3_function.a.function_name
  destination_config {
    on_failure {
      destination = "acs:mns:cn-beijing:1111222233334444:/queues/dead/messages"
    }
  }
}
