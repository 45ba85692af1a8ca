resource "alicloud_fcv3_function" "repair" {
  function_name = "repair"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = "acs:ram::1234567890123456:role/fc-delivery"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.repair.role # want "error FCA201 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}
