variable "dlq_arn" { type = string }
variable "region" { type = string }
variable "account" { type = string }
variable "queue" { type = string }
variable "prefix" {}
variable "arns" { type = map(string) }
variable "product" { type = string }
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = var.dlq_arn
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:${var.account}:/queues/${var.queue}/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:${var.account}:/queues/${var.queue}"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "d" {
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "${var.prefix}:/queues/dead/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "e" {
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = "${var.prefix}/queues/dead"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "f" {
  service_name  = "svc"
  function_name = "fn-f"

  destination_config {
    on_failure {
      destination = var.arns["dead"]
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "g" {
  service_name  = "svc"
  function_name = "fn-g"

  destination_config {
    on_failure {
      destination = lookup(var.arns, "dead", "orders-dead")
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "h" {
  service_name  = "svc"
  function_name = "fn-h"

  destination_config {
    on_failure {
      destination = "acs:${var.product}:eu-central-1:1234567890123456:/queues/dead"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "i" {
  service_name  = "svc"
  function_name = "fn-i"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${var.account}:${var.queue}"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "j" {
  service_name  = "svc"
  function_name = "fn-j"

  destination_config {
    on_failure {
      destination = "${var.prefix}messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "k" {
  function_name = "fn-k"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.prefix}:/queues/dead/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "l" {
  function_name = "fn-l"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.prefix}/queues/dead/messages"
    }
  }
}
