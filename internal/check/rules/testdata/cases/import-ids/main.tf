import {
  to = alicloud_fc_function_async_invoke_config.bare
  id = "fn" # want `warning FCA506 alicloud_fc_function_async_invoke_config.bare: `
}

import {
  to = alicloud_fc_function_async_invoke_config.slash
  id = "svc/fn" # want `warning FCA506 alicloud_fc_function_async_invoke_config.slash: `
}

import {
  to = alicloud_fc_function_async_invoke_config.four
  id = "svc:fn:LATEST:1" # want `warning FCA506 alicloud_fc_function_async_invoke_config.four: `
}

import {
  to = alicloud_fc_function_async_invoke_config.blank
  id = "svc:" # want `warning FCA506 alicloud_fc_function_async_invoke_config.blank: `
}

import {
  to = alicloud_fcv3_async_invoke_config.qualified
  id = "fn:LATEST" # want `warning FCA506 alicloud_fcv3_async_invoke_config.qualified: `
}

import {
  to = alicloud_fcv3_async_invoke_config.arn
  id = "acs:fc:cn-hangzhou:1234567890123456:functions/fn" # want `warning FCA506 alicloud_fcv3_async_invoke_config.arn: `
}

resource "alicloud_fc_function_async_invoke_config" "bare" {
  service_name  = "svc"
  function_name = "a"
}

resource "alicloud_fc_function_async_invoke_config" "slash" {
  service_name  = "svc"
  function_name = "b"
}

resource "alicloud_fc_function_async_invoke_config" "four" {
  service_name  = "svc"
  function_name = "c"
}

resource "alicloud_fc_function_async_invoke_config" "blank" {
  service_name  = "svc"
  function_name = "d"
}

resource "alicloud_fcv3_async_invoke_config" "qualified" {
  function_name = "a"
}

resource "alicloud_fcv3_async_invoke_config" "arn" {
  function_name = "b"
}
