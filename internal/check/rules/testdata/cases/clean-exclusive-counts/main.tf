variable "with_dlq" {
  type = bool
}

resource "alicloud_fc_function_async_invoke_config" "with_dlq" {
  count         = var.with_dlq ? 1 : 0
  service_name  = "svc"
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "without_dlq" {
  count         = var.with_dlq ? 0 : 1
  service_name  = "svc"
  function_name = "orders"
}
