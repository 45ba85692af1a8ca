resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:eventbus:cn-hangzhou:1234567890123456:eventbus/shop" # want "error FCA202 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:event-bridge:cn-hangzhou:1234567890123456:eventbus/shop" # want "error FCA202 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:fcv3:cn-hangzhou:1234567890123456:functions/repair" # want "error FCA202 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "d" {
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:fc3:cn-hangzhou:1234567890123456:functions/repair" # want "error FCA202 alicloud_fcv3_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = "acs:sls:cn-hangzhou:1234567890123456:project/shop" # want "error FCA202 alicloud_fc_function_async_invoke_config.e:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "f" {
  service_name  = "svc"
  function_name = "fn-f"

  destination_config {
    on_failure {
      destination = "acs:mns-open:cn-hangzhou:1234567890123456:/queues/dead/messages" # want "error FCA202 alicloud_fc_function_async_invoke_config.f:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "g" {
  service_name  = "svc"
  function_name = "fn-g"

  destination_config {
    on_failure {
      destination = "acs:sns:cn-hangzhou:1234567890123456:topic" # want "error FCA202 alicloud_fc_function_async_invoke_config.g:"
    }
  }
}
