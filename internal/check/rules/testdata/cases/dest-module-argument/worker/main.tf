variable "dead_arn" {
  type    = string
  default = null
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "worker-${md5(var.dead_arn)}"
  destination_config {
    on_failure {
      destination = var.dead_arn # want "error FCA203 module.worker.alicloud_fcv3_async_invoke_config.this:"
    }
  }
}
