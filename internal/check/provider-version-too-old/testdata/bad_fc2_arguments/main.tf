terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.160.0"
    }
  }
}

resource "alicloud_ram_role" "shop" {
  role_name                   = "shop" # want `FCA108 alicloud_ram_role\.shop: role_name arrived with version 1\.252\.0`
  assume_role_policy_document = "{}"   # want `FCA108 alicloud_ram_role\.shop: assume_role_policy_document arrived with version 1\.252\.0`
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name        = "shop"
  function_name       = "orders"
  stateful_invocation = true # want `FCA108 alicloud_fc_function_async_invoke_config\.orders: stateful_invocation arrived with version 1\.167\.0`
}

resource "alicloud_message_service_queue" "dead" { # want `FCA108 alicloud_message_service_queue\.dead: `
  queue_name = "dead"
  queue_type = "normal"
}
