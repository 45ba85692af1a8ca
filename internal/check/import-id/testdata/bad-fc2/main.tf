# The form that the provider's documentation shows.
import {
  to = alicloud_fc_function_async_invoke_config.documented
  id = "my_function" # want "FCA506 alicloud_fc_function_async_invoke_config.documented: the id \"my_function\" does not import .*: it is one name"
}

import {
  to = alicloud_fc_function_async_invoke_config.arn
  id = "acs:fc:cn-hangzhou:1234567890123456:services/shop/functions/orders" # want "FCA506 .*arn: .*it has 5 parts"
}

import {
  to = alicloud_fc_function_async_invoke_config.unfinished
  id = "shop:orders:" # want "FCA506 .*unfinished: .*a part of it is empty"
}

import {
  to = alicloud_fc_function_async_invoke_config.slashes
  id = "shop/orders" # want "FCA506 .*slashes: .*it is one name"
}

import {
  to = alicloud_fc_function_async_invoke_config.reference
  id = alicloud_fc_service.shop.name # want "FCA506 .*reference: .*it is one name"
}

resource "alicloud_fc_service" "shop" {
  name = "shop"
}

resource "alicloud_fc_function_async_invoke_config" "documented" {
  service_name  = "shop"
  function_name = "my_function"
}

resource "alicloud_fc_function_async_invoke_config" "arn" {
  service_name  = "shop"
  function_name = "orders"
}

resource "alicloud_fc_function_async_invoke_config" "unfinished" {
  service_name  = "shop"
  function_name = "orders"
  qualifier     = "a"
}

resource "alicloud_fc_function_async_invoke_config" "slashes" {
  service_name  = "shop"
  function_name = "orders"
  qualifier     = "b"
}

resource "alicloud_fc_function_async_invoke_config" "reference" {
  service_name  = alicloud_fc_service.shop.name
  function_name = "orders"
  qualifier     = "c"
}

locals {
  imported = { mail = "shop:mail:LATEST", chat = "chat" }
}

import {
  for_each = local.imported
  to       = alicloud_fc_function_async_invoke_config.imported[each.key]
  id       = each.value # want "FCA506 .*imported\\[.*: the id \"chat\" \\(each.value\\) does not import"
}

resource "alicloud_fc_function_async_invoke_config" "imported" {
  for_each      = local.imported
  service_name  = "shop"
  function_name = each.key
}
