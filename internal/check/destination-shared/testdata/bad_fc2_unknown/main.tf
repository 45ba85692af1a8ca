variable "audit_arn" {
  type = string
}

resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"

  destination_config {
    on_failure {
      destination = var.audit_arn
    }
    on_success {
      destination = var.audit_arn # want "FCA214 .*on_failure goes to the same destination"
    }
  }
}
