locals {
  dead = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
}

resource "alicloud_fcv3_function" "report" {
  function_name = "report"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_trigger" "nightly" {
  function_name = alicloud_fcv3_function.report.function_name
  qualifier     = "LATEST"
  trigger_name  = "nightly"
  trigger_type  = "timer"
}

resource "alicloud_fcv3_trigger" "events" {
  function_name = "report"
  qualifier     = "LATEST"
  trigger_name  = "events"
  trigger_type  = "eventbridge"
}

resource "alicloud_fcv3_async_invoke_config" "report" {
  function_name = alicloud_fcv3_function.report.id
  destination_config {
    on_failure {
      destination = local.dead
    }
    on_success {
      destination = local.dead
    }
  }
}

# An empty block is FCA101, a side without destination FCA102.
resource "alicloud_fcv3_trigger" "hourly" {
  for_each      = toset(["empty", "blank"])
  function_name = each.key
  qualifier     = "LATEST"
  trigger_name  = "hourly"
  trigger_type  = "timer"
}

resource "alicloud_fcv3_async_invoke_config" "empty" {
  function_name = "empty"
  destination_config {}
}

resource "alicloud_fcv3_async_invoke_config" "blank" {
  function_name = "blank"
  destination_config {
    on_failure {}
    on_success {
      destination = ""
    }
  }
}
