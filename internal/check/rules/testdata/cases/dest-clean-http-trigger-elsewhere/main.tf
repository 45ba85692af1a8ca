resource "alicloud_fcv3_function" "api" {
  function_name = "api"
  runtime       = "nodejs20"
  handler       = "index.handler"
}
resource "alicloud_fcv3_function" "repair" {
  function_name = "api-repair"
  runtime       = "nodejs20"
  handler       = "index.handler"
}
resource "alicloud_fcv3_trigger" "http" {
  function_name  = alicloud_fcv3_function.api.function_name
  trigger_name   = "http"
  trigger_type   = "http"
  qualifier      = "LATEST"
  trigger_config = jsonencode({ authType = "anonymous", disableURLInternet = false, methods = ["GET"] })
}
resource "alicloud_fcv3_async_invoke_config" "api" {
  function_name = alicloud_fcv3_function.api.function_name
  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.repair.function_arn
    }
  }
}
