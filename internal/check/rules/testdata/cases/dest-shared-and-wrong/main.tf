locals {
  dead = "acs:mns:eu-central-1:1234567890123456:/queues/dead"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {
    on_failure {
      destination = local.dead # want "error FCA203 alicloud_fcv3_async_invoke_config.a:"
    }
    on_success {
      destination = local.dead # want "error FCA203 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}
