variable "numbers" {
  type    = any
  default = { retries = "3", age = 60 }
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  for_each                       = toset(["orders", "refunds"])
  function_name                  = each.value
  qualifier                      = null
  max_async_retry_attempts       = var.numbers.retries
  max_async_event_age_in_seconds = var.numbers.age
  async_task                     = false

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/done/messages"
    }
  }

  timeouts {
    create = "10m"
  }

  lifecycle {
    create_before_destroy = true
    precondition {
      condition     = var.numbers.retries != ""
      error_message = "No retries."
    }
  }
}

# No schema is known for this one.
resource "alicloud_log_store" "orders" {
  whatever = true
}
