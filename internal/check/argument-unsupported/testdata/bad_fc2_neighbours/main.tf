resource "alicloud_fc_service" "shop" {
  name     = "shop"
  role_arn = "acs:ram::1234567890123456:role/shop" # want `FCA107 alicloud_fc_service\.shop: alicloud_fc_service has no argument "role_arn"`
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = alicloud_fc_service.shop.name
  function_name = "orders"
}
