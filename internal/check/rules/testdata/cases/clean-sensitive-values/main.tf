variable "retries" {
  type      = number
  default   = 3
  sensitive = true
}

variable "dlq" {
  type      = string
  sensitive = true
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name           = "svc"
  function_name          = "fn"
  maximum_retry_attempts = var.retries
  destination_config {
    on_failure {
      destination = var.dlq
    }
  }
}
