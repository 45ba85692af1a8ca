resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "worker"
  destination_config {
    on_failure {
      destination = "acs:mns:us-west-1:1234567890123456:/queues/dead/messages" # want "warning FCA207 module.worker.alicloud_fcv3_async_invoke_config.this:"
    }
  }
}
