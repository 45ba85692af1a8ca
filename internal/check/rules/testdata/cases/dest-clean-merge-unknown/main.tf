variable "overrides" { type = map(string) }
locals {
  arns = merge({ dead = "orders-dead" }, var.overrides)
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = local.arns["dead"]
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = local.arns.dead
    }
  }
}
