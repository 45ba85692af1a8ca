import {
  to = alicloud_fc_function_async_invoke_config.two
  id = "shop:orders"
}

import {
  to = alicloud_fc_function_async_invoke_config.three
  id = "shop:orders:live"
}

import {
  to = alicloud_fc_function_async_invoke_config.built
  id = "${alicloud_fc_service.shop.name}:mail:LATEST"
}

variable "id" {
  type = string
}

import {
  to = alicloud_fc_function_async_invoke_config.unknown
  id = var.id # undecided "FCA506 .*service:function.*var.id"
}

resource "alicloud_fc_service" "shop" {
  name = "shop"
}

resource "alicloud_fc_function_async_invoke_config" "two" {
  service_name  = "shop"
  function_name = "orders"
}

resource "alicloud_fc_function_async_invoke_config" "three" {
  service_name  = "shop"
  function_name = "orders"
  qualifier     = "live"
}

resource "alicloud_fc_function_async_invoke_config" "built" {
  service_name  = alicloud_fc_service.shop.name
  function_name = "mail"
}

resource "alicloud_fc_function_async_invoke_config" "unknown" {
  service_name  = "backoffice"
  function_name = "mail"
}
