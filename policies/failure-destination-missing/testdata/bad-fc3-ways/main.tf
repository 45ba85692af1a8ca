variable "retries" {
  type    = number
  default = 3
}

variable "age" {
  type = number
}

variable "secret" {
  type      = number
  sensitive = true
  default   = 4711
}

variable "failures" {
  type    = list(string)
  default = []
}

# The name is not known, and that there is no destination is.
resource "alicloud_fcv3_async_invoke_config" "variable" { # want "FCA601 .*\\.variable: .* of the function \\$\\{alicloud_fcv3_function.orders.function_name\\} that"
  function_name            = alicloud_fcv3_function.orders.id
  max_async_retry_attempts = var.retries
}

resource "alicloud_fcv3_function" "orders" {
  handler = "index.handler"
  runtime = "python3.10"
}

resource "alicloud_fcv3_async_invoke_config" "sensitive" { # want "FCA601 .*\\.sensitive: [^4]*$"
  function_name                  = "sensitive"
  max_async_event_age_in_seconds = var.secret
}

# It is set to something, whatever that is.
resource "alicloud_fcv3_async_invoke_config" "computed" { # want "FCA601 .*\\.computed:"
  function_name                  = "computed"
  max_async_event_age_in_seconds = var.age + 1
}

# Whether it is 0 does not matter: the event leaves no trace either way.
resource "alicloud_fcv3_async_invoke_config" "tasks" { # want "FCA601 .*\\.tasks:"
  function_name            = "tasks"
  async_task               = false
  max_async_retry_attempts = var.age
}

resource "alicloud_fcv3_async_invoke_config" "each" { # want "FCA601 .*\\.each\\[\"a\"\\]:" "FCA601 .*\\.each\\[\"b\"\\]:"
  for_each                 = toset(["a", "b"])
  function_name            = each.key
  max_async_retry_attempts = 1
}

# The dynamic block makes none.
resource "alicloud_fcv3_async_invoke_config" "dynamic" {
  function_name = "dynamic"
  destination_config { # want "FCA601 .*\\.dynamic:"
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
