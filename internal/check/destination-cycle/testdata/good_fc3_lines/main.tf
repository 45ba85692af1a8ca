variable "enabled" {
  type = bool
}

locals {
  scope = "acs:fc:eu-central-1:1234567890123456"
}

resource "alicloud_fcv3_async_invoke_config" "line" {
  for_each      = { a = "b", b = "c", c = "end" }
  function_name = each.key

  destination_config {
    on_success {
      destination = "${local.scope}:functions/${each.value}"
    }
  }
}

# Itself is FCA211.
resource "alicloud_fcv3_async_invoke_config" "self" {
  function_name = "self"

  destination_config {
    on_success {
      destination = "${local.scope}:functions/self"
    }
  }
}

# Another qualifier has another config.
resource "alicloud_fcv3_async_invoke_config" "there" {
  function_name = "there"
  qualifier     = "prod"

  destination_config {
    on_success {
      destination = "${local.scope}:functions/back"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "back" {
  function_name = "back"

  destination_config {
    on_success {
      destination = "${local.scope}:functions/there"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "ping" {
  function_name = "ping"

  destination_config {
    on_success {
      destination = "${local.scope}:functions/pong" # undecided "FCA212 .*ping -.on_success.-> pong -.on_success.-> ping"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "pong" {
  count         = var.enabled ? 1 : 0
  function_name = "pong"

  destination_config {
    on_success {
      destination = "${local.scope}:functions/ping"
    }
  }
}
