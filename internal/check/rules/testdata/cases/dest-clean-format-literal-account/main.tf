variable "env" { type = string }
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = format("acs:mns:cn-hangzhou:1234567890123456:/queues/%s-dead/messages", var.env)
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = format("acs:fc:cn-hangzhou:1234567890123456:services/%s/functions/%s", "shop", "repair")
    }
  }
}
