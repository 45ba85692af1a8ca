resource "alicloud_fcv3_function" "new" {
  function_name = "repair-new"
  runtime       = "python3.10"
  handler       = "index.handler"
}
resource "alicloud_fc_service" "old" {
  name = "shop"
}
resource "alicloud_fc_function" "old" {
  service = alicloud_fc_service.old.name
  name    = "repair-old"
  runtime = "python3.10"
  handler = "index.handler"
}
resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.new.function_arn # want "warning FCA204 alicloud_fc_function_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = alicloud_fc_function.old.function_arn
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.new.function_arn
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "d" {
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = alicloud_fc_function.old.function_arn # want "warning FCA204 alicloud_fcv3_async_invoke_config.d:"
    }
  }
}
