resource "alicloud_fc_function_async_invoke_config" "this" {
  maximum_retry_attempts = 2

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
