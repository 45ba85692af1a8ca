variable "release" {
  type = string
}

resource "alicloud_fc_alias" "release" {
  service_name    = "svc"
  alias_name      = "rel-${var.release}"
  service_version = "1"
}

resource "alicloud_fc_function_async_invoke_config" "live" {
  service_name  = "svc"
  function_name = "a"
  qualifier     = "live" # want `warning FCA402 alicloud_fc_function_async_invoke_config.live: `
}

resource "alicloud_fc_function_async_invoke_config" "perhaps" {
  service_name  = "svc"
  function_name = "b"
  qualifier     = "rel-1"
}

resource "alicloud_fc_function_async_invoke_config" "same" {
  service_name  = "svc"
  function_name = "c"
  qualifier     = format("rel-%s", var.release)
}
