resource "alicloud_fcv3_function" "repair" {
  function_name = "repair"
  runtime       = "nodejs20"
  handler       = "index.handler"
}
resource "alicloud_fcv3_trigger" "mns" {
  function_name  = alicloud_fcv3_function.repair.function_name
  trigger_name   = "http-events"
  trigger_type   = "mns_topic"
  qualifier      = "LATEST"
  trigger_config = jsonencode({ notifyContentFormat = "JSON" })
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.repair.function_arn
    }
  }
}
