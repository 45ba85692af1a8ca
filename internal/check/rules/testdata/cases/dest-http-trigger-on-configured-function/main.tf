resource "alicloud_fcv3_function" "web" {
  function_name = "web"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = "acs:ram::1234567890123456:role/fc-delivery"
}
resource "alicloud_fcv3_trigger" "http" {
  function_name  = alicloud_fcv3_function.web.function_name
  trigger_name   = "http"
  trigger_type   = "http"
  qualifier      = "LATEST"
  trigger_config = "{}"
}
resource "alicloud_fcv3_async_invoke_config" "web" {
  function_name = alicloud_fcv3_function.web.function_name
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
    }
  }
}
