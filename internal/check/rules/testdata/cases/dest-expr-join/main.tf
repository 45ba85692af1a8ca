data "alicloud_account" "me" {}
resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = join(":", ["acs", "mns", "eu-central-1", data.alicloud_account.me.id, "/queues/${alicloud_message_service_queue.dead.queue_name}/messages"])
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = join("/", ["acs:mns:eu-central-1:${data.alicloud_account.me.id}:", "queues", alicloud_message_service_queue.dead.queue_name, "messages"])
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = join(":", ["acs", "mns", "eu-central-1", data.alicloud_account.me.id, join("/", ["queues", alicloud_message_service_queue.dead.queue_name])]) # want "error FCA203 alicloud_fc_function_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = join("", ["acs:mns:", "eu-central-1:", data.alicloud_account.me.id, ":/queues/dead/messages"])
    }
  }
}
