variable "shop" {
  type = string
}

data "alicloud_account" "current" {}

data "alicloud_regions" "current" {
  current = true
}

locals {
  scope = "acs:fc:${data.alicloud_regions.current.regions[0].id}:${data.alicloud_account.current.id}"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "${var.shop}-orders"

  destination_config {
    on_failure {
      destination = "${local.scope}:functions/${var.shop}-repair" # want "FCA212 module.pair.alicloud_fcv3_async_invoke_config.orders: "
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "repair" {
  function_name = "${var.shop}-repair"

  destination_config {
    on_failure {
      destination = "${local.scope}:functions/${var.shop}-orders"
    }
  }
}
