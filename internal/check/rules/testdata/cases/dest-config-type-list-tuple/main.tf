variable "destinations" {
  type    = list(string)
  default = ["acs:mns:eu-central-1:1234567890123456:/queues/a/messages", "acs:mns:eu-central-1:1234567890123456:/queues/b"]
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  count         = length(var.destinations)
  function_name = "fn-${count.index}"
  destination_config {
    on_failure {
      destination = var.destinations[count.index] # want `error FCA203 alicloud_fcv3_async_invoke_config.this\[1\]:`
    }
  }
}
