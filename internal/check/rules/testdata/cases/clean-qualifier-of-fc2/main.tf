variable "qualifier" {
  type    = string
  default = null
}

variable "unknown" {
  type = string
}

resource "alicloud_fc_function_async_invoke_config" "unset" {
  service_name  = "svc"
  function_name = "a"
}

resource "alicloud_fc_function_async_invoke_config" "null" {
  service_name  = "svc"
  function_name = "b"
  qualifier     = var.qualifier
}

resource "alicloud_fc_function_async_invoke_config" "number" {
  service_name  = "svc"
  function_name = "c"
  qualifier     = 3
}

resource "alicloud_fc_function_async_invoke_config" "version" {
  service_name  = "svc"
  function_name = "d"
  qualifier     = "12"
}

resource "alicloud_fc_function_async_invoke_config" "alias" {
  service_name  = "svc"
  function_name = "e"
  qualifier     = "prod-2_blue"
}

resource "alicloud_fc_function_async_invoke_config" "upper" {
  service_name  = "svc"
  function_name = "f"
  qualifier     = upper("latest")
}

resource "alicloud_fc_function_async_invoke_config" "unknown" {
  service_name  = "svc"
  function_name = "g"
  qualifier     = var.unknown
}

resource "alicloud_fc_function_async_invoke_config" "partly_unknown" {
  service_name  = "svc"
  function_name = "h"
  qualifier     = "release-${var.unknown}"
}

resource "alicloud_fc_function_async_invoke_config" "long" {
  service_name  = "svc"
  function_name = "i"
  qualifier     = join("", [for i in range(128) : "a"])
}
