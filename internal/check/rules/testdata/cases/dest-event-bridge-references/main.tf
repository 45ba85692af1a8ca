data "alicloud_account" "me" {}
resource "alicloud_event_bridge_event_bus" "shop" {
  event_bus_name = "shop-events"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:eventbridge:eu-central-1:${data.alicloud_account.me.id}:eventbus/${alicloud_event_bridge_event_bus.shop.event_bus_name}"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:eventbridge:eu-central-1:${data.alicloud_account.me.id}:eventbus/${alicloud_event_bridge_event_bus.shop.id}"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:eventbridge:eu-central-1:${data.alicloud_account.me.id}:${alicloud_event_bridge_event_bus.shop.event_bus_name}" # want "error FCA203 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:eventbridge:eu-central-1:${data.alicloud_account.me.id}:/eventbus/${alicloud_event_bridge_event_bus.shop.id}" # want "error FCA203 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}
