variable "kind" {
  type = string
}

locals {
  dead = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
}

resource "alicloud_fc_trigger" "mixed" {
  for_each = toset(["timer", "oss"])
  service  = "jobs"
  function = "mixed"
  name     = each.key
  type     = each.key
}

resource "alicloud_fc_function_async_invoke_config" "mixed" {
  service_name  = "jobs"
  function_name = "mixed"
  destination_config {
    on_failure {
      destination = local.dead
    }
  }
}

# No triggers: invoked through the API.
resource "alicloud_fc_function_async_invoke_config" "api" {
  service_name  = "jobs"
  function_name = "api"
  destination_config {
    on_failure {
      destination = local.dead
    }
  }
}

# No destinations: retries do apply.
resource "alicloud_fc_trigger" "retried" {
  service  = "jobs"
  function = "retried"
  name     = "nightly"
  type     = "timer"
}

resource "alicloud_fc_function_async_invoke_config" "retried" {
  service_name           = "jobs"
  function_name          = "retried"
  maximum_retry_attempts = 0
}

# The second trigger may be anything.
resource "alicloud_fc_trigger" "open" {
  for_each = { nightly = "timer", other = var.kind }
  service  = "jobs"
  function = "open"
  name     = each.key
  type     = each.value
}

resource "alicloud_fc_function_async_invoke_config" "open" {
  service_name  = "jobs"
  function_name = "open"
  destination_config { # undecided "\\.open: FCA404 .*open\\[\"other\"\\], which may be no timer.*var.kind"
    on_failure {
      destination = local.dead
    }
  }
}

# The function is also invoked with the failures of another one.
resource "alicloud_fc_trigger" "sweep" {
  service  = "jobs"
  function = "sweep"
  name     = "hourly"
  type     = "timer"
}

resource "alicloud_fc_function_async_invoke_config" "sweep" {
  service_name  = "jobs"
  function_name = "sweep"
  destination_config {
    on_failure {
      destination = local.dead
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "swept" {
  service_name  = "jobs"
  function_name = "swept"
  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:services/jobs/functions/sweep"
    }
  }
}
