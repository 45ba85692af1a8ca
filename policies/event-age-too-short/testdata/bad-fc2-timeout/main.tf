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

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name                 = alicloud_fc_service.shop.name
  function_name                = alicloud_fc_function.orders.name
  maximum_event_age_in_seconds = 60 # want "^warning FCA603 alicloud_fc_function_async_invoke_config.orders: maximum_event_age_in_seconds is 60 seconds, shorter than the timeout of the function, 120 seconds: while one invocation takes its time, every event that waits becomes too old and is dropped$"
}

# Without a timeout it is 3 seconds.
resource "alicloud_fc_function" "mail" {
  service = alicloud_fc_service.shop.name
  name    = "mail"
  handler = "index.handler"
  runtime = "python3.10"
}

resource "alicloud_fc_function_async_invoke_config" "mail" {
  service_name                 = alicloud_fc_service.shop.name
  function_name                = alicloud_fc_function.mail.name
  maximum_event_age_in_seconds = 2 # want "FCA603 .*\\.mail: .* 2 seconds, shorter than the timeout of the function, 3 seconds because none is set:"
}
