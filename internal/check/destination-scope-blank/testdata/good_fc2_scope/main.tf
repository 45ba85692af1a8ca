variable "account" {
  type = string
}

data "alicloud_regions" "current" {
  current = true
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.current.regions[0].id}:${var.account}:/queues/orders-dead/messages"
    }
    on_success {
      destination = "acs:oss:*:*:bucket"
    }
  }
}
