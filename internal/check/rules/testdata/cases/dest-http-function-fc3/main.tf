resource "alicloud_fcv3_function" "web" {
  function_name = "web"
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_trigger" "http" {
  function_name  = alicloud_fcv3_function.web.function_name
  trigger_name   = "http"
  trigger_type   = "http"
  qualifier      = "LATEST"
  trigger_config = jsonencode({ authType = "anonymous", methods = ["GET", "POST"] })
}
resource "alicloud_fcv3_function" "repair" {
  function_name = "repair"
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_trigger" "timer" {
  function_name  = alicloud_fcv3_function.repair.function_name
  trigger_name   = "hourly"
  trigger_type   = "timer"
  qualifier      = "LATEST"
  trigger_config = jsonencode({ enable = true, cronExpression = "@every 1h" })
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.web.function_arn # want "error FCA210 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/${alicloud_fcv3_function.web.function_name}" # want "error FCA210 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.repair.function_arn
    }
  }
}
