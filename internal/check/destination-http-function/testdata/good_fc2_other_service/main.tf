resource "alicloud_fc_trigger" "http" {
  service  = "web"
  function = "repair"
  name     = "http"
  type     = "http"
  config   = "{}"
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop/functions/repair"
    }
  }
}
