variable "dlq_arn" {
  type    = string
  default = ""
}
variable "bus" {
  type    = bool
  default = true
}
locals {
  fallback = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = var.dlq_arn != "" ? var.dlq_arn : local.fallback
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = var.bus ? "acs:eventbridge:eu-central-1:1234567890123456:eventbus/shop" : "orders-dead"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = var.bus ? "orders-dead" : local.fallback # want "error FCA201 alicloud_fc_function_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = length(var.dlq_arn) > 0 ? var.dlq_arn : "acs:mns:eu-central-1:1234567890123456:/queues/dead" # want "error FCA203 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}
