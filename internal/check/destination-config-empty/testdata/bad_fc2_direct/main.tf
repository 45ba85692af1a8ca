resource "alicloud_fc_service" "shop" {
  name = "shop"
}

resource "alicloud_fc_function" "orders" {
  service   = alicloud_fc_service.shop.name
  name      = "orders"
  runtime   = "python3.10"
  handler   = "index.handler"
  filename  = "orders.zip"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name                 = alicloud_fc_service.shop.name
  function_name                = alicloud_fc_function.orders.name
  maximum_retry_attempts       = 1
  maximum_event_age_in_seconds = 3600

  destination_config {} # want "FCA101 alicloud_fc_function_async_invoke_config\\.orders: destination_config has neither on_failure nor on_success: every plan"
}
