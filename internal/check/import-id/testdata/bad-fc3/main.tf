variable "function" {
  type = string
}

import {
  to = alicloud_fcv3_async_invoke_config.qualified
  id = "orders:LATEST" # want "FCA506 .*qualified: the id \"orders:LATEST\" does not import .*; it must be the function name alone"
}

import {
  to = alicloud_fcv3_async_invoke_config.arn
  id = "acs:fc:cn-hangzhou:1234567890123456:functions/billing" # want "FCA506 .*arn: "
}

import {
  to = alicloud_fcv3_async_invoke_config.path
  id = "functions/mail" # want "FCA506 .*path: .*may only have"
}

# Whatever the variable becomes.
import {
  to = alicloud_fcv3_async_invoke_config.partly
  id = "shop:${var.function}" # want "FCA506 .*partly: "
}

resource "alicloud_fcv3_async_invoke_config" "qualified" {
  function_name = "orders"
}

resource "alicloud_fcv3_async_invoke_config" "arn" {
  function_name = "billing"
}

resource "alicloud_fcv3_async_invoke_config" "path" {
  function_name = "mail"
}

resource "alicloud_fcv3_async_invoke_config" "partly" {
  function_name = var.function
}
