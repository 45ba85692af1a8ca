data "alicloud_account" "me" {}
variable "region" { type = string }
locals {
  scope  = "${var.region}:${data.alicloud_account.me.id}"
  mns    = "acs:mns:${local.scope}:"
  queues = { dead = "${local.mns}/queues/dead/messages", short = "${local.mns}/queues/short" }
  no_end = "acs:mns:${local.scope}"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "${local.mns}/queues/dead/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = local.queues.dead
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = local.queues["short"] # want "error FCA203 alicloud_fcv3_async_invoke_config.c:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = "${local.mns}queues/dead/messages" # want "error FCA203 alicloud_fc_function_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = lookup(local.queues, "dead", "")
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "f" {
  service_name  = "svc"
  function_name = "fn-f"

  destination_config {
    on_failure {
      destination = lookup(local.queues, "absent", "orders-dead") # want "error FCA201 alicloud_fc_function_async_invoke_config.f:"
    }
  }
}
