resource "alicloud_fcv2_function" "old" {
  service_name  = "shop"
  function_name = "repair"
  runtime       = "python3.10"
  handler       = "index.handler"
  memory_size   = 512
}
resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = alicloud_fcv2_function.old.function_arn
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = alicloud_fcv2_function.old.function_arn # want "warning FCA204 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}
