variable "region" {
  type = string
}

variable "place" {
  type = string
}

data "alicloud_account" "current" {}

resource "alicloud_oss_bucket" "failed" {
  bucket = "orders-failed"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:oss:${var.region}:${data.alicloud_account.current.id}:${alicloud_oss_bucket.failed.id}" # want "FCA202 alicloud_fc_function_async_invoke_config.orders: .*product .oss."
    }
    on_success {
      destination = "acs:log:${var.place}" # want "FCA202 .*product .log."
    }
  }
}
