resource "alicloud_fcv3_function" "repair" {
  function_name = "repair"
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fc_function" "repair" {
  service = "shop"
  name    = "repair"
  runtime = "python3"
  handler = "index.handler"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/${alicloud_fcv3_function.repair.id}"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:${alicloud_fcv3_function.repair.function_name}" # want "error FCA203 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/${alicloud_fc_function.repair.service}/functions/${alicloud_fc_function.repair.name}"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:services/${alicloud_fc_function.repair.id}" # want "error FCA203 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}
