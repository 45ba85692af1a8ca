resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/a" # want "error FCA211 alicloud_fcv3_async_invoke_config.a:"
    }
    on_success {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/b" # want "warning FCA212 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}
resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "b"
  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/a"
    }
  }
}
