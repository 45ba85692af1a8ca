resource "alicloud_fc_function_async_invoke_config" "unset" {
  service_name  = "svc"
  function_name = "orders"
}

resource "alicloud_fc_function_async_invoke_config" "latest" {
  service_name  = "svc"
  function_name = "orders" # want `error FCA401 alicloud_fc_function_async_invoke_config.latest: `
  qualifier     = "LATEST"
}
