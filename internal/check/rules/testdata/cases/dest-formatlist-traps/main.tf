variable "region" { type = string }
resource "alicloud_message_service_queue" "q" {
  for_each   = toset(["a", "b"])
  queue_name = "dead-${each.key}"
}
locals {
  arns = formatlist("acs:mns:%s:1234567890123456:/queues/%s", var.region, values(alicloud_message_service_queue.q)[*].queue_name)
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = local.arns[0] # want "error FCA203 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = element(local.arns, 1) # want "error FCA203 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}
