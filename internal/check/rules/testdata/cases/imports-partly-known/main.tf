variable "env" {
  type = string
}

variable "names" {
  type = map(string)
}

import {
  to = alicloud_fc_function_async_invoke_config.slash
  id = "svc-${var.env}/fn"
}

import {
  to = alicloud_fc_function_async_invoke_config.many
  id = "a:b:c:${var.env}" # want `warning FCA506 alicloud_fc_function_async_invoke_config.many: `
}

import {
  to = alicloud_fcv3_async_invoke_config.qualified
  id = "fn-${var.env}:LATEST" # want `warning FCA506 alicloud_fcv3_async_invoke_config.qualified: `
}

import {
  for_each = var.names
  to       = alicloud_fcv3_async_invoke_config.each[each.key]
  id       = each.value
}

resource "alicloud_fc_function_async_invoke_config" "slash" {
  service_name  = "svc-${var.env}"
  function_name = "fn"
}

resource "alicloud_fc_function_async_invoke_config" "many" {
  service_name  = "a"
  function_name = "b"
}

resource "alicloud_fcv3_async_invoke_config" "qualified" {
  function_name = "fn-${var.env}"
}

resource "alicloud_fcv3_async_invoke_config" "each" {
  for_each      = var.names
  function_name = each.value
}
