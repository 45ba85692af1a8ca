resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders" # want "^error policy.function-naming .*: the function is called orders, and names must match \\^\\(shop\\|mail\\)-"
}
