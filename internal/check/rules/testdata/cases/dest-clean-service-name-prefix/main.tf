resource "alicloud_fc_service" "shop" {
  name_prefix = "shop-"
}
resource "alicloud_fc_function" "repair" {
  service     = alicloud_fc_service.shop.name
  name_prefix = "repair-"
  runtime     = "python3"
  handler     = "index.handler"
}
resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:fc:cn-beijing:1234567890123456:services/${alicloud_fc_service.shop.name}/functions/${alicloud_fc_function.repair.name}"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = alicloud_fc_function.repair.function_arn
    }
  }
}
