variable "region" { type = string }
variable "account" { type = string }
variable "queue" { type = string }
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:${var.account}:/queues/${var.queue}/message" # want "error FCA203 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:${var.account}:queues/${var.queue}/messages" # want "error FCA203 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:eventbridge:${var.region}:${var.account}:/eventbus/${var.queue}" # want "error FCA203 alicloud_fc_function_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "arn:aws:sqs:${var.region}:${var.account}:${var.queue}" # want "error FCA201 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}::/queues/${var.queue}/messages" # want "error FCA205 alicloud_fc_function_async_invoke_config.e:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "f" {
  function_name = "fn-f"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}::/queues/${var.queue}/messages" # want "warning FCA205 alicloud_fcv3_async_invoke_config.f:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "g" {
  function_name = "fn-g"

  destination_config {
    on_failure {
      destination = "acs:log:${var.region}:${var.account}:project/${var.queue}" # want "error FCA202 alicloud_fcv3_async_invoke_config.g:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "h" {
  function_name = "fn-h"

  destination_config {
    on_failure {
      destination = "https://${var.account}.mns.${var.region}.aliyuncs.com/queues/${var.queue}" # want "error FCA201 alicloud_fcv3_async_invoke_config.h:"
    }
  }
}
