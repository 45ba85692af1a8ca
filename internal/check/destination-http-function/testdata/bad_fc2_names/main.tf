resource "alicloud_fc_service" "shop" {
  name = "shop"
}

resource "alicloud_fc_function" "repair" {
  service = alicloud_fc_service.shop.name
  name    = "repair"
  runtime = "python3.10"
  handler = "index.handler"
}

locals {
  triggers = {
    timer = "{\"payload\": \"x\", \"cronExpression\": \"@every 1m\", \"enable\": true}"
    http  = "{\"authType\": \"anonymous\", \"methods\": [\"GET\"]}"
  }
}

resource "alicloud_fc_trigger" "this" {
  for_each = local.triggers
  service  = alicloud_fc_service.shop.id
  function = alicloud_fc_function.repair.name
  name     = each.key
  type     = each.key
  config   = each.value
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = alicloud_fc_service.shop.name
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/shop.LATEST/functions/repair" # want "FCA210 .*the http trigger alicloud_fc_trigger.this..http.."
    }
  }
}
