resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:fc:cn-beijing:1234567890123456:functions/b"
    }
  }
}
resource "alicloud_fcv3_async_invoke_config" "b" {
  count         = 0
  function_name = "b"
  destination_config {
    on_failure {
      destination = "acs:fc:cn-beijing:1234567890123456:functions/a"
    }
  }
}
