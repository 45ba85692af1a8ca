# How many destinations there are is not known, but each of them needs a role.
variable "dead_letters" {
  type = set(string)
}

resource "alicloud_fcv3_function" "mail" { # want "warning FCA301 alicloud_fcv3_async_invoke_config.mail: the function alicloud_fcv3_function.mail has no role, so nothing may be delivered to the queue of on_failure"
  function_name = "mail"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "mail" {
  function_name = alicloud_fcv3_function.mail.function_name

  dynamic "destination_config" {
    for_each = var.dead_letters
    content {
      on_failure {
        destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${destination_config.value}/messages"
      }
    }
  }
}
