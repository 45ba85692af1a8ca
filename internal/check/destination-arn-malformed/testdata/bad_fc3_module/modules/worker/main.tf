variable "name" {
  type = string
}

variable "queue" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = var.name

  destination_config {
    on_failure {
      destination = var.queue # want "module.worker..orders...*is \"orders-dead\" .var.queue.: it names a queue but is not its ARN: write acs:mns:cn-hangzhou:1234567890123456:/queues/\\$\\{var.queue\\}/messages" "module.worker..refunds...*is \"refunds-dead\""
    }
  }
}
