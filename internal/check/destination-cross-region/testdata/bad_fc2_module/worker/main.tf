terraform {
  required_providers {
    alicloud = {
      source = "aliyun/alicloud"
    }
  }
}

variable "region" {
  type = string
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:1234567890123456:/queues/orders-dead/messages" # want "FCA207 module.eu.alicloud_fc_function_async_invoke_config.orders: .*but the function is in \"eu-central-1\""
    }
  }
}
