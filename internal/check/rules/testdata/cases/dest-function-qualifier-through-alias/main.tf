resource "alicloud_fcv3_function" "f" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fc_alias" "prod" {
  service_name    = "shop"
  alias_name      = "prod"
  service_version = "1"
}
resource "alicloud_fc_function" "orders" {
  service = "shop"
  name    = "orders"
  runtime = "python3"
  handler = "index.handler"
}
resource "alicloud_fc_function_async_invoke_config" "prod" {
  service_name  = "shop"
  function_name = alicloud_fc_function.orders.name
  qualifier     = alicloud_fc_alias.prod.alias_name
  destination_config {
    on_failure {
      destination = alicloud_fc_function.orders.function_arn
    }
    on_success {
      destination = "acs:fc:cn-hangzhou:1234567890123456:services/shop.${alicloud_fc_alias.prod.alias_name}/functions/orders" # want "error FCA211 alicloud_fc_function_async_invoke_config.prod:"
    }
  }
}
