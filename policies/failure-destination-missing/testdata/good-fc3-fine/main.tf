variable "retries" {
  type = number
}

variable "failures" {
  type = list(string)
}

variable "arns" {
  default = ["acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"]
}

resource "alicloud_fcv3_async_invoke_config" "names" {
  function_name = "names"
  qualifier     = "LATEST"
}

resource "alicloud_fcv3_async_invoke_config" "dynamic" {
  function_name            = "dynamic"
  max_async_retry_attempts = 1
  destination_config {
    dynamic "on_failure" {
      for_each = var.arns
      content {
        destination = on_failure.value
      }
    }
  }
}

# What is wrong with it is said by FCA101, FCA102 and FCA107.
resource "alicloud_fcv3_async_invoke_config" "empty" {
  function_name            = "empty"
  max_async_retry_attempts = 1
  destination_config {
  }
}

resource "alicloud_fcv3_async_invoke_config" "missing" {
  function_name            = "missing"
  max_async_retry_attempts = 1
  destination_config {
    on_success {
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "misspelled" {
  function_name            = "misspelled"
  max_async_retry_attempts = 1
  destination_config {
    on_failures {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

# Null is as good as nothing.
resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name            = "unknown"
  max_async_retry_attempts = var.retries # undecided "FCA601 .* is undecided: whether max_async_retry_attempts is set, and events that fail for good would leave no trace, because var.retries is not known before apply$"
}

# There is one, or destination_config is empty: FCA101.
resource "alicloud_fcv3_async_invoke_config" "one_or_empty" {
  function_name            = "one-or-empty"
  max_async_retry_attempts = 1
  destination_config {
    dynamic "on_failure" {
      for_each = var.failures
      content {
        destination = on_failure.value
      }
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "unknown_block" {
  function_name            = "unknown-block"
  max_async_retry_attempts = 1
  destination_config { # undecided "FCA601 .* is undecided: whether there is an on_failure destination, without which"
    dynamic "on_failure" {
      for_each = var.failures
      content {
        destination = on_failure.value
      }
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/done/messages"
    }
  }
}

# Two blocks are one too many, but there is a destination (FCA107 says so).
resource "alicloud_fcv3_async_invoke_config" "two" {
  function_name            = "two"
  max_async_retry_attempts = 1
  destination_config {
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/done/messages"
    }
  }
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

# No number: FCA107.
resource "alicloud_fcv3_async_invoke_config" "word" {
  function_name            = "word"
  max_async_retry_attempts = "often"
}
