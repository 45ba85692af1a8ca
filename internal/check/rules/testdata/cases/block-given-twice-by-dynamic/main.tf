variable "queues" {
  type    = list(string)
  default = ["dead", "deader"]
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  service_name  = "svc"
  function_name = "a"
  destination_config {
    dynamic "on_failure" { # want `error FCA107 alicloud_fc_function_async_invoke_config.this: .*on_failure`
      for_each = var.queues
      content {
        destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${on_failure.value}/messages"
      }
    }
  }
}
