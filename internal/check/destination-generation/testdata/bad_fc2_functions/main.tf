resource "alicloud_fcv3_function" "repair" {
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.repair.function_arn # want "FCA204 .*the ARN of an FC 3.0 function, but the config is one of FC 2.0"
    }
    on_success {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/bill/prod" # want "FCA204"
    }
  }
}
