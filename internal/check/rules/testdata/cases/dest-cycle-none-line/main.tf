resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = { a = "b", b = "c", c = "d" }
  function_name = each.key
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/${each.value}"
    }
  }
}
