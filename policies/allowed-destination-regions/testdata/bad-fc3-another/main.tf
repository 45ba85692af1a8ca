variable "queue" {
  type = string
}

data "alicloud_account" "me" {}

locals {
  regions = toset(["cn-hangzhou", "us-west-1"])
}

resource "alicloud_fcv3_async_invoke_config" "each" {
  for_each      = local.regions
  function_name = each.key
  destination_config {
    dynamic "on_failure" {
      for_each = [each.key]
      content {
        destination = "acs:mns:${on_failure.value}:${data.alicloud_account.me.id}:/queues/${var.queue}/messages" # want "policy.allowed-destination-regions .*\\.each\\[\"us-west-1\"\\]:"
      }
    }
  }
}
