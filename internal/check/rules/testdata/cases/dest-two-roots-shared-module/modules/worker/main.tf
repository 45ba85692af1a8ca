variable "scope" { type = string }
resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "worker"
  destination_config {
    on_failure {
      destination = "acs:mns:${var.scope}:/queues/dead/messages" # want "warning FCA206 module.worker.alicloud_fcv3_async_invoke_config.this:"
    }
  }
}
