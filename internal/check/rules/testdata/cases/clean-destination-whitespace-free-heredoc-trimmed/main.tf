resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc"
  function_name = "fn"
  destination_config {
    on_failure {
      destination = trimspace(<<-EOT
        acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages
      EOT
      )
    }
  }
}
