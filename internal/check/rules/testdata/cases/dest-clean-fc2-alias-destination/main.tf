resource "alicloud_fc_alias" "prod" {
  service_name    = "shop"
  alias_name      = "prod"
  service_version = "3"
}
resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:fc:cn-beijing:1234567890123456:services/shop.${alicloud_fc_alias.prod.alias_name}/functions/repair"
    }
  }
}
