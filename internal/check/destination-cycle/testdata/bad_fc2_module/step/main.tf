variable "name" {
  type = string
}

variable "next" {
  type = string
}

data "alicloud_account" "current" {}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "shop"
  function_name = var.name
  qualifier     = "prod"

  destination_config {
    on_success {
      destination = "acs:fc:eu-central-1:${data.alicloud_account.current.id}:services/shop.prod/functions/${var.next}" # want "FCA212 module.step..pack...alicloud_fc_function_async_invoke_config.this: .*: pack:prod -.on_success.-> ship:prod -.on_success.-> take:prod -.on_success.-> pack:prod$"
    }
  }
}
