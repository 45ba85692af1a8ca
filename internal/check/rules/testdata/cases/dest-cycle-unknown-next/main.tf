variable "next" { type = string }
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/${var.next}"
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
