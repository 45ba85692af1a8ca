variable "queues" {
  type    = set(string)
  default = ["a", "b"]
}

# The key is not used in the name.
resource "alicloud_fcv3_async_invoke_config" "per_queue" {
  for_each      = var.queues
  function_name = "fan-out" # want "FCA401 .*per_queue\\[\"b\"\\]: .*per_queue\\[\"a\"\\] and this resource"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${each.key}/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${each.key}-done/messages"
    }
  }
}

locals {
  functions = ["x", "y", "x"]
}

resource "alicloud_fcv3_async_invoke_config" "listed" {
  count                    = length(local.functions)
  function_name            = local.functions[count.index] # want "FCA401 .*listed\\[2\\]: .*listed\\[0\\] and this resource both configure function \"x\""
  max_async_retry_attempts = count.index
}

module "worker" {
  source   = "./worker"
  for_each = { eu = "shared", us = "shared", ap = "own" }
  function = each.value
}
