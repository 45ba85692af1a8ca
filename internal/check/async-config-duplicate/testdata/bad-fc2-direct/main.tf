variable "service" {
  type    = string
  default = "shop"
}

resource "alicloud_fc_service" "shop" {
  name = var.service
}

resource "alicloud_fc_function" "orders" {
  service = alicloud_fc_service.shop.name
  name    = "orders"
  runtime = "python3.10"
  handler = "index.handler"
}

resource "alicloud_fc_function_async_invoke_config" "first" {
  service_name           = alicloud_fc_service.shop.name
  function_name          = alicloud_fc_function.orders.name
  maximum_retry_attempts = 0
}

# LATEST is what the first one leaves out.
resource "alicloud_fc_function_async_invoke_config" "second" {
  service_name           = "shop"
  function_name          = "orders" # want "FCA401 .*second: .*first and this resource both configure function \"orders\" of service \"shop\" with qualifier LATEST"
  qualifier              = "LATEST"
  maximum_retry_attempts = 1
}

resource "alicloud_fc_function_async_invoke_config" "live" {
  service_name           = "shop"
  function_name          = "orders"
  qualifier              = "live"
  maximum_retry_attempts = 1
}

resource "alicloud_fc_function_async_invoke_config" "live_too" {
  service_name           = alicloud_fc_service.shop.id
  function_name          = "orders" # want "FCA401 .*live_too: .*\\.live and this .* with qualifier live"
  qualifier              = "live"
  maximum_retry_attempts = 2
}
