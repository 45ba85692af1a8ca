variable "service" {
  type    = string
  default = null
}

locals {
  topics = ["orders-done", "orders-archive"]
}

# What only shows once expressions are evaluated and dynamic blocks are expanded.
resource "alicloud_fc_function_async_invoke_config" "orders" {
  for_each      = toset(["a", "b"])
  service_name  = var.service # want `FCA107 alicloud_fc_function_async_invoke_config\.orders: .*lacks the argument "service_name", which is required: it is null`
  function_name = "orders-${each.key}"

  destination_config {
    dynamic "on_success" { # want `FCA107 alicloud_fc_function_async_invoke_config\.orders: destination_config of .* has too many on_success blocks`
      for_each = local.topics
      content {
        destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/${on_success.value}/messages"
      }
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "refunds" {
  id            = "shop:refunds" # want `FCA107 .*refunds: .*has no argument "id": the provider sets it`
  service_name  = "shop"
  function_name = "refunds"

  on_failure { # want `FCA107 .*refunds: .*has no block "on_failure"; it belongs in destination_config$`
    destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
  }
}
