variable "dlq_arn" {
  type    = string
  default = null
}
variable "settings" {
  type    = any
  default = { queue = "dead" }
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = coalesce(var.dlq_arn, "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages")
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = try(var.settings.arn, "acs:mns:eu-central-1:1234567890123456:/queues/${var.settings.queue}/messages")
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = try(var.settings.queue, "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages") # want "error FCA201 alicloud_fc_function_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = coalesce(var.dlq_arn, "", "acs:mns:eu-central-1:1234567890123456:/topics/dead") # want "error FCA203 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = coalescelist([], ["acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"])[0]
    }
  }
}
