resource "alicloud_fcv3_function" "generated" {
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_event_bridge_event_bus" "shop" {
  event_bus_name = "shop"
}

locals {
  scope = "eu-central-1:1234567890123456"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = join(":", ["acs", "eventbridge", local.scope, "eventbus/${alicloud_event_bridge_event_bus.shop.event_bus_name}"])
    }
    on_success {
      destination = alicloud_fcv3_function.generated.function_arn
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "refunds" {
  function_name = "refunds"

  destination_config {
    on_failure {
      destination = trimspace(<<-ARN
        acs:mns:eu-central-1:1234567890123456:/queues/refunds-dead/messages
      ARN
      )
    }
    on_success {
      destination = null
    }
  }
}
