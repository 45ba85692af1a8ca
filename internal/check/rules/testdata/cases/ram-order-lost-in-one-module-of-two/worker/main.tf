variable "name" {
  type = string
}

variable "role" {
  type = string
}

variable "queue" {
  type = string
}

data "alicloud_account" "me" {}

resource "alicloud_fcv3_function" "this" {
  function_name = var.name
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = var.role
}

resource "alicloud_fcv3_async_invoke_config" "this" { # want "warning FCA309 module\\.races\\."
  function_name = alicloud_fcv3_function.this.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/queues/${var.queue}/messages"
    }
  }
}

