locals {
  names = ["orders", "refunds"]
}
resource "alicloud_message_service_queue" "dead" {
  for_each   = toset(local.names)
  queue_name = "${each.value}-dead"
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = toset(local.names)
  function_name = each.key
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${alicloud_message_service_queue.dead[each.key].queue_name}/messages"
    }
  }
}
resource "alicloud_fc_function_async_invoke_config" "this" {
  count         = length(local.names)
  service_name  = "shop"
  function_name = local.names[count.index]
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${alicloud_message_service_queue.dead[local.names[count.index]].id}" # want `error FCA203 alicloud_fc_function_async_invoke_config.this\[0\]:` `error FCA203 alicloud_fc_function_async_invoke_config.this\[1\]:`
    }
  }
}
