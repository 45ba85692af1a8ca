locals {
  targets = { on = { failure = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages", success = "acs:fc:eu-central-1:1234567890123456:services/shop/functions/repair" } }
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  dynamic "destination_config" {
    for_each = local.targets
    content {
      on_failure {
        destination = destination_config.value.failure
      }
      on_success {
        destination = destination_config.value["success"] # want "warning FCA204 alicloud_fcv3_async_invoke_config.a:"
      }
    }
  }
}
