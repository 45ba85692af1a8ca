resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = toset(["orders", "mails", "refunds"])
  function_name = each.key
  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/collector"
    }
    on_success {
      destination = "acs:eventbridge:cn-hangzhou:1234567890123456:eventbus/done"
    }
  }
}
resource "alicloud_fcv3_async_invoke_config" "collector" {
  function_name = "collector"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/lost/messages"
    }
  }
}
