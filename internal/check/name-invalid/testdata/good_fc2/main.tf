resource "random_integer" "n" {
  min = 1
  max = 9
}

resource "alicloud_fc_service" "shop" {
  name = "shop-${random_integer.n.result}"
}

resource "alicloud_fc_function" "orders" {
  service     = alicloud_fc_service.shop.id
  name_prefix = "orders-"
  runtime     = "python3.10"
  handler     = "index.handler"
  filename    = "orders.zip"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = alicloud_fc_service.shop.id
  function_name = alicloud_fc_function.orders.name
}

resource "alicloud_fc_function_async_invoke_config" "refunds" {
  service_name  = "_Shop-2"
  function_name = "refunds_v2-EU"
}
