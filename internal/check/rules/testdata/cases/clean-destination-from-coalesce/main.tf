variable "failure_destination" {
  type    = string
  default = ""
}

variable "other" {
  type = string
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc"
  function_name = "fn"
  destination_config {
    on_failure {
      destination = coalesce(var.failure_destination, "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages")
    }
    on_success {
      destination = var.other != "" ? var.other : null
    }
  }
}
