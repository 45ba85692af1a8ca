# The provider is locked to 1.289.0. No role is declared: FCA311. Queues and topics take 64 KB: FCA605.

provider "alicloud" {
  region     = "cn-hangzhou"
  account_id = "1234567890123456"
}

variable "retries" {
  type = number
}

locals {
  mns  = "acs:mns:cn-hangzhou:1234567890123456"
  dead = "${local.mns}:/queues/dead/messages"
  done = "${local.mns}:/topics/done/messages"
}

# FCA002: nothing is wrong with the number. FCA601: nothing for what fails.
resource "alicloud_fcv3_async_invoke_config" "sound" {
  function_name            = "sound"
  max_async_retry_attempts = 2 # fcasync-lint:ignore FCA103 -- agreed with operations
}

# FCA003: nobody says how many.
resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name            = "unknown"
  max_async_retry_attempts = var.retries
}

# FCA101: an empty block.
resource "alicloud_fcv3_async_invoke_config" "empty" {
  function_name = "empty"
  destination_config {}
}

# FCA102: a block without destination.
resource "alicloud_fcv3_async_invoke_config" "missing" {
  function_name = "missing"
  destination_config {
    on_failure {}
    on_success {
      destination = local.done
    }
  }
}

# FCA103: eight is the most. FCA601: nothing for what fails.
resource "alicloud_fcv3_async_invoke_config" "retries" {
  for_each                 = { low = 8, high = 9 }
  function_name            = "retries-${each.key}"
  max_async_retry_attempts = each.value
}

# FCA201: a name is no ARN.
resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead"
}

resource "alicloud_fcv3_async_invoke_config" "name" {
  function_name = "name"
  destination_config {
    on_failure {
      destination = alicloud_message_service_queue.dead.queue_name
    }
    on_success {
      destination = local.done
    }
  }
}

# FCA203: /messages is missing.
resource "alicloud_fcv3_async_invoke_config" "path" {
  function_name = "path"
  destination_config {
    on_failure {
      destination = "${local.mns}:/queues/${alicloud_message_service_queue.dead.queue_name}"
    }
    on_success {
      destination = local.done
    }
  }
}

# FCA210: a function that is called over HTTP.
resource "alicloud_fcv3_function" "web" {
  function_name = "web"
  handler       = "index.handler"
  runtime       = "python3.10"
}

resource "alicloud_fcv3_trigger" "web" {
  function_name  = alicloud_fcv3_function.web.function_name
  trigger_name   = "web"
  trigger_type   = "http"
  qualifier      = "LATEST"
  trigger_config = jsonencode({ authType = "anonymous", methods = ["GET"] })
}

resource "alicloud_fcv3_async_invoke_config" "http" {
  function_name = "http"
  destination_config {
    on_failure {
      destination = local.dead
    }
    on_success {
      destination = alicloud_fcv3_function.web.function_arn
    }
  }
}

# FCA211: the function calls itself.
resource "alicloud_fcv3_async_invoke_config" "self" {
  function_name = "self"
  destination_config {
    on_failure {
      destination = local.dead
    }
    on_success {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/self"
    }
  }
}

# FCA212: ping calls pong, and pong calls ping.
resource "alicloud_fcv3_async_invoke_config" "circle" {
  for_each      = { ping = "pong", pong = "ping" }
  function_name = each.key
  destination_config {
    on_failure {
      destination = local.dead
    }
    on_success {
      destination = "acs:fc:cn-hangzhou:1234567890123456:functions/${each.value}"
    }
  }
}

# FCA214: both to one place.
resource "alicloud_fcv3_async_invoke_config" "shared" {
  function_name = "shared"
  destination_config {
    on_failure {
      destination = local.dead
    }
    on_success {
      destination = local.dead
    }
  }
}

# FCA215: a queue of type fifo.
resource "alicloud_message_service_queue" "ordered" {
  queue_name = "ordered"
  queue_type = "fifo"
}

resource "alicloud_fcv3_async_invoke_config" "fifo" {
  function_name = "fifo"
  destination_config {
    on_failure {
      destination = "${local.mns}:/queues/${alicloud_message_service_queue.ordered.queue_name}/messages"
    }
    on_success {
      destination = local.done
    }
  }
}

# FCA401: two for one function.
resource "alicloud_fcv3_async_invoke_config" "twice" {
  count         = 2
  function_name = "twice"
}

# FCA403: the only trigger calls another qualifier. FCA601: nothing for what fails.
resource "alicloud_fcv3_function" "release" {
  function_name = "release"
  handler       = "index.handler"
  runtime       = "python3.10"
}

resource "alicloud_fcv3_trigger" "release" {
  function_name  = alicloud_fcv3_function.release.function_name
  trigger_name   = "upload"
  trigger_type   = "oss"
  qualifier      = "live"
  trigger_config = jsonencode({ events = ["oss:ObjectCreated:*"] })
}

resource "alicloud_fcv3_async_invoke_config" "release" {
  function_name            = alicloud_fcv3_function.release.function_name
  max_async_retry_attempts = 1
}

# FCA501: one side alone.
resource "alicloud_fcv3_async_invoke_config" "one_sided" {
  function_name = "one-sided"
  destination_config {
    on_failure {
      destination = local.dead
    }
  }
}

# FCA502: a qualifier that is never read back.
resource "alicloud_fcv3_async_invoke_config" "qualifier" {
  function_name = "qualifier"
  qualifier     = "live"
}

# FCA603: one slow run, and what waits is too old. FCA301: the function has no role.
resource "alicloud_fcv3_function" "slow" {
  function_name = "slow"
  handler       = "index.handler"
  runtime       = "python3.10"
  timeout       = 600
}

resource "alicloud_fcv3_async_invoke_config" "slow" {
  function_name                  = alicloud_fcv3_function.slow.function_name
  max_async_event_age_in_seconds = 60
  destination_config {
    on_failure {
      destination = local.dead
    }
    on_success {
      destination = local.done
    }
  }
}
