variable "path" {
  type = string
}

resource "alicloud_message_service_topic" "done" {
  topic_name = "done"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:eventbridge:cn-hangzhou:1234567890123456:eventbus/orders" # want "^warning policy.allowed-destination-kinds .* of on_failure is an event bus, which is not allowed: function$"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/${alicloud_message_service_topic.done.topic_name}/messages" # want "policy.allowed-destination-kinds .* is a topic"
    }
  }
}

# A queue or a topic: neither is allowed.
resource "alicloud_fcv3_async_invoke_config" "either" {
  function_name = "either"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/${var.path}/messages" # want "policy.allowed-destination-kinds .* is a queue or topic"
    }
  }
}
