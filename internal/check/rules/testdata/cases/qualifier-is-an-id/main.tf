resource "alicloud_fc_alias" "live" {
  service_name    = "svc"
  alias_name      = "live"
  service_version = "1"
}

resource "alicloud_fc_function_async_invoke_config" "live" {
  service_name  = "svc"
  function_name = "fn"
  qualifier     = alicloud_fc_alias.live.id # want `error FCA105 alicloud_fc_function_async_invoke_config.live: `
}
