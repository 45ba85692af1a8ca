variable "dlq" {
  type      = string
  sensitive = true
  default   = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
}
variable "bare" {
  type      = string
  sensitive = true
  default   = "orders-dead"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = var.dlq
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = nonsensitive(var.dlq)
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = var.bare # want "error FCA201 alicloud_fc_function_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = sensitive("acs:mns:eu-central-1:1234567890123456:queues/dead") # want "error FCA203 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}
