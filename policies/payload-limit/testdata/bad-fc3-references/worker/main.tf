variable "dead_letters" {
  sensitive = true
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "worker"
  destination_config {
    on_failure {
      destination = var.dead_letters # want "FCA605 module.worker.*: the destination of on_failure is a queue"
    }
  }
}
