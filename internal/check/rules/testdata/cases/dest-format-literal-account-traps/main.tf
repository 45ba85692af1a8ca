variable "env" { type = string }
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = format("acs:mns:cn-hangzhou:1234567890123456:/queues/%s-dead", "prod") # want "error FCA203 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = format("acs:mns:cn-hangzhou:1234567890123456:queues/%s-dead/messages", var.env) # want "error FCA203 alicloud_fc_function_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = format("acs:oss:cn-hangzhou:1234567890123456:%s-dead", var.env) # want "error FCA202 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}
