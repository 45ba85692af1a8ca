variable "queues" {
  type = set(string)
}
variable "env" { type = string }
resource "alicloud_message_service_queue" "q" {
  for_each   = var.queues
  queue_name = "dead-${each.value}"
}
resource "alicloud_message_service_topic" "t" {
  for_each   = var.queues
  topic_name = each.value
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = var.queues
  function_name = each.key
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${alicloud_message_service_queue.q[each.key].queue_name}" # want "error FCA203 alicloud_fcv3_async_invoke_config.this"
    }
    on_success {
      destination = alicloud_message_service_topic.t[each.key].id # want "error FCA201 alicloud_fcv3_async_invoke_config.this"
    }
  }
}
resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${alicloud_message_service_queue.q[var.env].queue_name}" # want "error FCA203 alicloud_fc_function_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = alicloud_message_service_queue.q[var.env].queue_name # want "error FCA201 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${alicloud_message_service_queue.q[var.env].queue_name}/messages"
    }
  }
}
