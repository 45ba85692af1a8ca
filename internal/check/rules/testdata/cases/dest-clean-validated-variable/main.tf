variable "dlq_arn" {
  type = string
  validation {
    condition     = can(regex("^acs:mns:", var.dlq_arn))
    error_message = "Not an ARN of a queue."
  }
}
resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc"
  function_name = "fn-this"

  destination_config {
    on_failure {
      destination = var.dlq_arn
    }
  }
}
