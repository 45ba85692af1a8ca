resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890:/queues/dead/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:123456789012:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:30000000000000:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:12345678901234567:/queues/dead/messages"
    }
  }
}
