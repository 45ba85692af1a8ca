provider "alicloud" {
  region     = "cn-hangzhou"
  account_id = "1111222233334444"
}
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
      destination = "acs:mns:cn-hangzhou::/queues/dead/messages" # want "warning FCA205 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-beijing::/queues/dead/messages" # want "warning FCA205 alicloud_fcv3_async_invoke_config.c:" "warning FCA207 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:mns:*:5555666677778888:/queues/dead/messages" # want "error FCA205 alicloud_fc_function_async_invoke_config.d:" "warning FCA208 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "e" {
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = "acs:fc::1111222233334444:functions/repair" # want "error FCA205 alicloud_fcv3_async_invoke_config.e:"
    }
  }
}
