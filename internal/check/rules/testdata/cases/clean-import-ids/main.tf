variable "service" {
  type = string
}

variable "id" {
  type = string
}

import {
  to = alicloud_fc_function_async_invoke_config.two
  id = "svc:fn"
}

import {
  to = alicloud_fc_function_async_invoke_config.three
  id = "svc:fn:prod"
}

import {
  to = alicloud_fc_function_async_invoke_config.partly
  id = "${var.service}:fn"
}

import {
  to = alicloud_fc_function_async_invoke_config.unknown
  id = var.id
}

import {
  to = alicloud_fcv3_async_invoke_config.name
  id = "fn"
}

import {
  to = alicloud_fcv3_async_invoke_config.migrated
  id = "svc$fn"
}

import {
  for_each = toset(["x", "y"])
  to       = alicloud_fcv3_async_invoke_config.each[each.key]
  id       = each.key
}

import {
  to = alicloud_fcv3_function.f
  id = "anything:goes"
}

resource "alicloud_fcv3_function" "f" {
  function_name = "f"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fc_function_async_invoke_config" "two" {
  service_name  = "svc"
  function_name = "fn"
}

resource "alicloud_fc_function_async_invoke_config" "three" {
  service_name  = "svc"
  function_name = "fn"
  qualifier     = "prod"
}

resource "alicloud_fc_function_async_invoke_config" "partly" {
  service_name  = var.service
  function_name = "fn"
  qualifier     = "canary"
}

resource "alicloud_fc_function_async_invoke_config" "unknown" {
  service_name  = "svc"
  function_name = "other"
}

resource "alicloud_fcv3_async_invoke_config" "name" {
  function_name = "fn"
}

resource "alicloud_fcv3_async_invoke_config" "migrated" {
  function_name = "svc$fn"
}

resource "alicloud_fcv3_async_invoke_config" "each" {
  for_each      = toset(["x", "y"])
  function_name = each.key
}
