locals {
  scope = "acs:mns:eu-central-1:1234567890123456"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "${local.scope}/queues/dead/messages" # want "error FCA201 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "${local.scope}:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "${local.scope}::/queues/dead/messages" # want "error FCA203 alicloud_fc_function_async_invoke_config.c:"
    }
  }
}
