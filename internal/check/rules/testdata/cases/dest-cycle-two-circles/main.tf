resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = { a = "b", b = "a", c = "d", d = "c", e = "a" }
  function_name = each.key
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/${each.value}" # want `warning FCA212 alicloud_fcv3_async_invoke_config.this\["a"\]:` `warning FCA212 alicloud_fcv3_async_invoke_config.this\["c"\]:`
    }
  }
}
