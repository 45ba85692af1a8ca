variable "queue" { type = string }
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {
    on_failure {
      destination = trimspace(<<-EOT
        acs:mns:cn-beijing:1234567890123456:/queues/${var.queue}/messages
      EOT
      )
    }
  }
}
