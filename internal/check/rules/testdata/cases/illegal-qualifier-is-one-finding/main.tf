resource "alicloud_fc_alias" "blue" {
  service_name    = "svc"
  alias_name      = "blue"
  service_version = "1"
}

resource "alicloud_fc_function_async_invoke_config" "illegal" {
  service_name  = "svc"
  function_name = "a"
  qualifier     = "v1.0" # want `error FCA105 alicloud_fc_function_async_invoke_config.illegal: `
}

resource "alicloud_fc_function_async_invoke_config" "case" {
  service_name  = "svc"
  function_name = "b"
  qualifier     = "latest" # want `warning FCA105 alicloud_fc_function_async_invoke_config.case: `
}

resource "alicloud_fcv3_trigger" "oss" {
  function_name = "a"
  trigger_name  = "oss"
  trigger_type  = "oss"
  qualifier     = "LATEST"
}

resource "alicloud_fcv3_async_invoke_config" "illegal" {
  function_name = "a"
  qualifier     = "1.2.3" # want `error FCA105 alicloud_fcv3_async_invoke_config.illegal: `
}
