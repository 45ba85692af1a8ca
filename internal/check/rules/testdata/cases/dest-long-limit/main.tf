locals {
  fixed = "acs:mns:eu-central-1:1234567890123456:/queues//messages"
  name  = join("", [for i in range(512 - length(local.fixed)) : "x"])
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${local.name}/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/${local.name}x/messages" # want "error FCA213 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}
