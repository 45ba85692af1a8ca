variable "create_queue" { type = bool }
data "alicloud_account" "me" {}
resource "alicloud_message_service_queue" "dead" {
  count      = var.create_queue ? 1 : 0
  queue_name = "orders-dead"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.me.id}:/queues/${one(alicloud_message_service_queue.dead[*].queue_name)}/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead[0].queue_name}/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.me.id}:/queues/${join("", alicloud_message_service_queue.dead.*.queue_name)}/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead[0].queue_name}" # want "error FCA203 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = try("acs:mns:eu-central-1:${data.alicloud_account.me.id}:/queues/${alicloud_message_service_queue.dead[0].queue_name}/messages", null)
    }
  }
}
