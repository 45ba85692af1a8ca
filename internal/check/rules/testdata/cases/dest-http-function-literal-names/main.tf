resource "alicloud_fcv3_function" "web" {
  function_name = "web"
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_trigger" "http" {
  function_name  = "web"
  trigger_name   = "http"
  trigger_type   = "http"
  qualifier      = "LATEST"
  trigger_config = "{}"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/web" # want "error FCA210 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/web2"
    }
  }
}
