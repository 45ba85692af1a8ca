resource "alicloud_fc_service" "shop" {
  name    = "shop"
  publish = true
}

resource "random_string" "suffix" {
  length = 4
}

resource "alicloud_fc_alias" "live" {
  service_name    = alicloud_fc_service.shop.name
  alias_name      = "live-${random_string.suffix.result}"
  service_version = alicloud_fc_service.shop.version
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = alicloud_fc_service.shop.name
  function_name = "orders"
  qualifier     = alicloud_fc_alias.live.id # want `FCA105 .*orders: qualifier is "shop:live-\$\{random_string\.suffix\.result\}" \(alicloud_fc_alias\.live\.id\), which is no version and no alias`
}
