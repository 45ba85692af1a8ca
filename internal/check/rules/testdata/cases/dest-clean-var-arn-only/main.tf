variable "failure_destination_arn" {
  description = "ARN that failed events go to"
  type        = string
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "fn-this"

  destination_config {
    on_failure {
      destination = var.failure_destination_arn
    }
  }
}
