variable "template" {
  type    = string
  default = "acs:mns:REGION:ACCOUNT:/queues/dead/messages"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = replace(replace(var.template, "REGION", "eu-central-1"), "ACCOUNT", "1234567890123456")
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = replace(var.template, "REGION", "eu-central-1") # want "warning FCA206 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = lower("ACS:MNS:EU-CENTRAL-1:1234567890123456:/QUEUES/DEAD/MESSAGES")
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = trimsuffix("acs:mns:eu-central-1:1234567890123456:/queues/dead/messages", "/messages") # want "error FCA203 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = substr("xacs:mns:eu-central-1:1234567890123456:/queues/dead/messages", 1, -1)
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "f" {
  function_name = "fn-f"

  destination_config {
    on_failure {
      destination = "${trimsuffix("acs:mns:eu-central-1:1234567890123456:/queues/dead/", "/")}/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "g" {
  function_name = "fn-g"

  destination_config {
    on_failure {
      destination = upper("acs:mns:eu-central-1:1234567890123456:/queues/dead/messages") # want "error FCA201 alicloud_fcv3_async_invoke_config.g:"
    }
  }
}
