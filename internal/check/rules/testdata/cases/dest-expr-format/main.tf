data "alicloud_account" "me" {}
variable "region" {
  type    = string
  default = "eu-central-1"
}
resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = format("acs:mns:%s:%s:/queues/%s/messages", var.region, data.alicloud_account.me.id, alicloud_message_service_queue.dead.queue_name)
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = format("acs:mns:%s:%s:/queues/%s", var.region, data.alicloud_account.me.id, alicloud_message_service_queue.dead.queue_name) # want "error FCA203 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = format("acs:mns:%v:%v:/queues/%v/messages", var.region, 1234567890123456, "dead") # want "warning FCA206 alicloud_fc_function_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = formatlist("acs:mns:%s:1234567890123456:/queues/%s/messages", var.region, ["dead", "late"])[1]
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = formatlist("acs:mns:%s:1234567890123456:queues/%s", var.region, ["dead", "late"])[0] # want "error FCA203 alicloud_fc_function_async_invoke_config.e:"
    }
  }
}
