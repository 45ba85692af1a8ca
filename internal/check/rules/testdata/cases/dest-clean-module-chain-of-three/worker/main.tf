variable "failure" { type = string }
variable "success" { type = string }
resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "worker"
  destination_config {
    on_failure {
      destination = var.failure
    }
    on_success {
      destination = var.success
    }
  }
}
