locals {
  arn = <<-EOT
    acs:mns:cn-hangzhou
    1234567890123456
    /queues/dead/messages
  EOT
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = join(":", compact(split("\n", local.arn)))
    }
  }
}
