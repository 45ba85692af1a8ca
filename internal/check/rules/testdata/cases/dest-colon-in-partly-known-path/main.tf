variable "queue" { type = string }
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:queues:${var.queue}" # want "error FCA203 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues:${var.queue}/messages" # want "error FCA203 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/orders:${var.queue}" # want "error FCA203 alicloud_fc_function_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "d" {
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/${var.queue}:LATEST" # want "error FCA203 alicloud_fcv3_async_invoke_config.d:"
    }
  }
}
