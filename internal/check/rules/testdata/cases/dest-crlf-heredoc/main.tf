resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {
    on_failure {
      destination = <<-EOT
        acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages
      EOT
    }
    on_success {
      destination = trimspace(<<-EOT
        acs:mns:cn-hangzhou:1234567890123456:/queues/done/messages
      EOT
      )
    }
  }
}
