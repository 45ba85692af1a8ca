resource "alicloud_fc_function" "repair" {
  service = "shop"
  name    = "repair"
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = alicloud_fc_function.repair.function_arn
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/functions/messages"
    }
  }
}

# The path is wrong (FCA203): of which generation it was meant to be is a guess.
resource "alicloud_fc_function_async_invoke_config" "refunds" {
  service_name  = "shop"
  function_name = "refunds"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:function/repair"
    }
  }
}
