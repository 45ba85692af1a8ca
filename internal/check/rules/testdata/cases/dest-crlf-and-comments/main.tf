resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = /* the dead letters */ "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages" # acs:mns:::queues/dead
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = ("acs:mns:eu-central-1:1234567890123456:/queues/dead/messages")
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = ("${"acs:mns"}:eu-central-1:1234567890123456:/queues/dead") # want "error FCA203 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}
