variable "prod" { type = bool }
variable "env" { type = string }
resource "alicloud_message_service_queue" "q" {
  for_each   = toset(["prod", "dev"])
  queue_name = "dead-${each.key}"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = var.prod ? "acs:mns:cn-hangzhou:1234567890123456:/queues/prod" : "acs:mns:cn-hangzhou:1234567890123456:/queues/dev" # want "error FCA203 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${var.env == "prod" ? "dead" : "dead-dev"}/message" # want "error FCA203 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${var.prod ? alicloud_message_service_queue.q["prod"].queue_name : alicloud_message_service_queue.q["dev"].queue_name}" # want "error FCA203 alicloud_fc_function_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = var.prod ? "orders" : "mails" # want "error FCA201 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "e" {
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${var.prod ? "a" : var.env == "dev" ? "b" : "c"}" # want "error FCA203 alicloud_fcv3_async_invoke_config.e:"
    }
  }
}
