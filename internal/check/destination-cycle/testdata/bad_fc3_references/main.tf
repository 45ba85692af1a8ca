locals {
  scope = "acs:fc:eu-central-1:1234567890123456"
}

resource "alicloud_fcv3_function" "f" {
  for_each = toset(["orders", "repair"])
  runtime  = "python3.10"
  handler  = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.f["orders"].function_name

  destination_config {
    on_failure {
      destination = alicloud_fcv3_function.f["repair"].function_arn # want "FCA212 alicloud_fcv3_async_invoke_config.orders: functions deliver to each other in a circle: .*-.on_failure.-> .*-.on_success.-> "
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "repair" {
  function_name = alicloud_fcv3_function.f["repair"].function_name

  destination_config {
    on_success {
      destination = alicloud_fcv3_function.f["orders"].function_arn
    }
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/repair-dead/messages"
    }
  }
}

# Both directions of a triangle: three pairs.
resource "alicloud_fcv3_async_invoke_config" "triangle" {
  for_each = {
    a = ["b", "c"]
    b = ["a", "c"]
    c = ["a", "b"]
  }
  function_name = each.key

  destination_config {
    on_failure {
      destination = "${local.scope}:functions/${each.value[0]}" # want "triangle..a..: .*: a -.on_failure.-> b -.on_failure.-> a$"
    }
    on_success {
      destination = "${local.scope}:functions/${each.value[1]}" # want "triangle..a..: .*: a -.on_success.-> c -.on_failure.-> a$" "triangle..b..: .*: b -.on_success.-> c -.on_success.-> b$"
    }
  }
}

# One circle, whichever side leads through it.
resource "alicloud_fcv3_async_invoke_config" "both" {
  function_name = "both"

  destination_config {
    on_failure {
      destination = "${local.scope}:functions/back" # want "FCA212 .*both: .*: both -.on_failure, on_success.-> back -.on_failure.-> both$"
    }
    on_success {
      destination = "${local.scope}:functions/back/LATEST"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "back" {
  function_name = "back"
  qualifier     = ""

  destination_config {
    on_failure {
      destination = "${local.scope}:functions/both"
    }
  }
}
