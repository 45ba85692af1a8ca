variable "region" {
  type = string
}

variable "sides" {
  default = ["first", "second"]
}

data "alicloud_account" "me" {}

resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead"
}

locals {
  scope = "acs:mns:${var.region}:${data.alicloud_account.me.id}"
}

# What is not known does not matter.
resource "alicloud_fcv3_async_invoke_config" "partly" {
  for_each      = toset(["a", "b"])
  function_name = each.key
  destination_config {
    on_failure {
      destination = "${local.scope}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages" # want "FCA605 .*\\.partly\\[\"a\"\\]: .* is a queue" "FCA605 .*\\.partly\\[\"b\"\\]:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "dynamic" {
  function_name = "dynamic"
  destination_config {
    dynamic "on_success" {
      for_each = slice(var.sides, 0, 1)
      content {
        destination = "${local.scope}:/topics/${on_success.value}/messages" # want "FCA605 .*\\.dynamic: .* is a topic"
      }
    }
  }
}

module "worker" {
  source       = "./worker"
  dead_letters = "${local.scope}:/queues/dead/messages"
}
