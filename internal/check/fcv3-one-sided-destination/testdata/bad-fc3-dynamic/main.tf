terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.228.0"
    }
  }
}

locals {
  queue = "acs:mns:cn-hangzhou:1234567890123456:/queues"
}

variable "success" {
  type = bool
}

module "worker" {
  source = "./worker"
  for_each = {
    both    = { dead = "${local.queue}/dead/messages", done = "${local.queue}/done/messages" }
    failure = { dead = "${local.queue}/dead/messages" }
    success = { done = "${local.queue}/done/messages" }
    none    = {}
  }
  name         = each.key
  destinations = each.value
}

# Only the plan knows whether there is an on_success.
resource "alicloud_fcv3_async_invoke_config" "open" {
  function_name = "open"
  destination_config {
    on_failure {
      destination = "${local.queue}/dead/messages"
    }
    dynamic "on_success" { # undecided "\\.open: FCA501 .*whether there is an on_success"
      for_each = var.success ? [1] : []
      content {
        destination = "${local.queue}/done/messages"
      }
    }
  }
}

# Only the plan knows whether there is a block: FCA101 asks.
resource "alicloud_fcv3_async_invoke_config" "maybe" {
  function_name = "maybe"
  dynamic "destination_config" {
    for_each = var.success ? [1] : []
    content {
      on_success {
        destination = "${local.queue}/done/messages"
      }
    }
  }
}
