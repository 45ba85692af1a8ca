resource "alicloud_fc_service" "shop" {
  name = "shop"
}
resource "alicloud_fc_function" "web" {
  service = alicloud_fc_service.shop.name
  name    = "web"
  runtime = "python3"
  handler = "index.handler"
}
resource "alicloud_fc_trigger" "http" {
  service  = alicloud_fc_service.shop.name
  function = alicloud_fc_function.web.name
  name     = "http"
  type     = "http"
  config   = jsonencode({ authType = "anonymous", methods = ["GET"] })
}
resource "alicloud_fc_function" "repair" {
  service = alicloud_fc_service.shop.name
  name    = "repair"
  runtime = "python3"
  handler = "index.handler"
}
resource "alicloud_fc_trigger" "oss" {
  service    = alicloud_fc_service.shop.name
  function   = alicloud_fc_function.repair.name
  name       = "oss"
  type       = "oss"
  role       = "acs:ram::1234567890123456:role/oss"
  source_arn = "acs:oss:eu-central-1:1234567890123456:shop"
  config     = "{}"
}
resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/${alicloud_fc_service.shop.name}/functions/${alicloud_fc_function.web.name}" # want "error FCA210 alicloud_fc_function_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = alicloud_fc_function.web.function_arn # want "error FCA210 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = alicloud_fc_function.repair.function_arn
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/other/functions/web"
    }
  }
}
