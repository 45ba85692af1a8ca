resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:::/queues/dead/messages" # want "error FCA205 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:fc:::functions/repair" # want "error FCA205 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1::/queues/dead/messages" # want "warning FCA205 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "d" {
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1::functions/repair" # want "warning FCA205 alicloud_fcv3_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "e" {
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = "acs:mns::1234567890123456:/queues/dead/messages" # want "error FCA205 alicloud_fcv3_async_invoke_config.e:"
    }
  }
}
