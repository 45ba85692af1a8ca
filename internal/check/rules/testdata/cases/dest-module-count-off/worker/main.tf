variable "dead_arn" { type = string }
resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "worker"
  destination_config {
    on_failure {
      destination = var.dead_arn
    }
  }
}
