resource "alicloud_fc_service" "shop" {
  name = "shop"
}

resource "alicloud_fc_function" "orders" {
  service = alicloud_fc_service.shop.name
  name    = "orders"
  handler = "index.handler"
  runtime = "python3.10"
  timeout = 120
}

resource "alicloud_fc_function_async_invoke_config" "equal" {
  service_name                 = alicloud_fc_service.shop.name
  function_name                = alicloud_fc_function.orders.name
  maximum_event_age_in_seconds = 120
}

# What the provider sends, a day, is long enough.
resource "alicloud_fc_function_async_invoke_config" "unset" {
  service_name  = alicloud_fc_service.shop.name
  function_name = alicloud_fc_function.orders.name
  qualifier     = "live"
}

# A function of the same name elsewhere.
resource "alicloud_fc_function_async_invoke_config" "elsewhere" {
  service_name                 = "mall"
  function_name                = "orders"
  maximum_event_age_in_seconds = 60
}

# No age: FCA104.
resource "alicloud_fc_function_async_invoke_config" "zero" {
  service_name                 = alicloud_fc_service.shop.name
  function_name                = alicloud_fc_function.orders.name
  qualifier                    = "beta"
  maximum_event_age_in_seconds = 0
}
