variable "failure_function" { type = string }
variable "function" { type = string }
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/${var.failure_function}"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = var.function
  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/${var.failure_function}"
    }
  }
}
