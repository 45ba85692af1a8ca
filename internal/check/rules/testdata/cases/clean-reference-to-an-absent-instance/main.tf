resource "alicloud_fcv3_function" "dlq" {
  count         = 0
  function_name = "dlq"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc"
  function_name = "fn"
  destination_config {
    on_failure {
      destination = one(alicloud_fcv3_function.dlq[*].function_arn) != null ? alicloud_fcv3_function.dlq[0].function_arn : "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
