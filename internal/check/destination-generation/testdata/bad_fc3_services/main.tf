variable "service" {
  type = string
}

resource "alicloud_fc_function" "repair" {
  service = "shop"
  name    = "repair"
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = alicloud_fc_function.repair.function_arn # want "FCA204 alicloud_fcv3_async_invoke_config.orders: .*the ARN of an FC 2.0 function, but the config is one of FC 3.0"
    }
    on_success {
      destination = "acs:fc:eu-central-1:1234567890123456:services/${var.service}/functions/bill" # want "FCA204"
    }
  }
}
