resource "alicloud_fc_function" "repair" {
  service = "shop"
  name    = "repair"
  runtime = "python3"
  handler = "index.handler"
}
resource "alicloud_fc_trigger" "http" {
  count    = 0
  service  = "shop"
  function = alicloud_fc_function.repair.name
  name     = "http"
  type     = "http"
  config   = "{}"
}
resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = alicloud_fc_function.repair.function_arn
    }
  }
}
