variable "http" { type = bool }
variable "type" { type = string }
resource "alicloud_fcv3_function" "web" {
  function_name = "web"
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fcv3_trigger" "http" {
  count          = var.http ? 1 : 0
  function_name  = alicloud_fcv3_function.web.function_name
  trigger_name   = "http"
  trigger_type   = "http"
  qualifier      = "LATEST"
  trigger_config = "{}"
}
resource "alicloud_fcv3_trigger" "any" {
  function_name  = alicloud_fcv3_function.web.function_name
  trigger_name   = "any"
  trigger_type   = var.type
  qualifier      = "LATEST"
  trigger_config = "{}"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.web.function_arn
    }
  }
}
