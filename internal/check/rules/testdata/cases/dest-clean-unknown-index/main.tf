variable "env" { type = string }
locals {
  arns = { dev = "orders-dead", prod = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages" }
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = local.arns[var.env]
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = lookup(local.arns, var.env, "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages")
    }
  }
}
