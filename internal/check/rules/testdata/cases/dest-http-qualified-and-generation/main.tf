resource "alicloud_fc_function" "web" {
  service = "shop"
  name    = "web"
  runtime = "python3"
  handler = "index.handler"
}
resource "alicloud_fc_trigger" "http" {
  service  = "shop"
  function = "web"
  name     = "http"
  type     = "http"
  config   = "{}"
}
resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:services/shop.prod/functions/web" # want "error FCA210 alicloud_fc_function_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:services/shop/functions/web" # want "warning FCA204 alicloud_fcv3_async_invoke_config.b:" "error FCA210 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:services/shop/functions/website"
    }
  }
}
