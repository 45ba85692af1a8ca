resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {
    on_failure {
      # fcasync-lint:ignore FCA203 -- rewritten by the deploy script
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/dead"
    }
  }
}
