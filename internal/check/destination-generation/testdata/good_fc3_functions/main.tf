variable "path" {
  type = string
}

resource "alicloud_fcv3_function" "repair" {
  function_name = "shop-repair"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.repair.function_arn
    }
    on_success {
      destination = "acs:fc:eu-central-1:1234567890123456:${var.path}"
    }
  }
}
