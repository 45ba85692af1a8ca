variable "queue" { type = string }
locals {
  arn = <<-EOT
    acs:mns:cn-beijing:1234567890123456:/queues/${var.queue}/messages~
  EOT
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = trimsuffix(chomp(local.arn), "~")
    }
  }
}
