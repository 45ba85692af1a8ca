variable "dlq_arn" {
  type = string
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = coalesce(var.dlq_arn, "orders-dead")
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = try(var.dlq_arn, "orders-dead")
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = var.dlq_arn == "" ? "orders-dead" : var.dlq_arn
    }
  }
}
