resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/messages/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/queues/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/functions"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "d" {
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:eventbridge:cn-hangzhou:1234567890123456:eventbus/eventbus"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:services/services/functions/functions"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "f" {
  service_name  = "svc"
  function_name = "fn-f"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/message/messages"
    }
  }
}
