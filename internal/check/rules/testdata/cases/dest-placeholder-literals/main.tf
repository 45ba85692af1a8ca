resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:<ACCOUNT_ID>:/queues/dead/messages" # want "warning FCA206 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:xxx:/queues/dead/messages" # want "warning FCA206 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:123456789:/queues/dead/messages" # want "warning FCA206 alicloud_fc_function_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:$${account_id}:/queues/dead/messages" # want "warning FCA206 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "e" {
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:YOUR_ACCOUNT_ID:functions/repair" # want "warning FCA206 alicloud_fcv3_async_invoke_config.e:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "f" {
  function_name = "fn-f"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:ACCOUNTID:/queues/dead/messages" # want "warning FCA206 alicloud_fcv3_async_invoke_config.f:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "g" {
  service_name  = "svc"
  function_name = "fn-g"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234-5678-9012-3456:/queues/dead/messages" # want "warning FCA206 alicloud_fc_function_async_invoke_config.g:"
    }
  }
}
