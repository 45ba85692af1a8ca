# A queue needs a role; for functions alone it is only worth knowing.
provider "alicloud" {
  region     = "cn-hangzhou"
  account_id = "1234567890123456"
}

locals {
  account = "1234567890123456"
}

resource "alicloud_fcv3_function" "queue" { # want "warning FCA301 alicloud_fcv3_async_invoke_config.queue: .* nothing may be delivered to the queue of on_failure$"
  function_name = "queue"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_function" "functions" { # want "info FCA301 alicloud_fcv3_async_invoke_config.functions: "
  function_name = "functions"
  runtime       = "python3.10"
  handler       = "index.handler"
}

resource "alicloud_fcv3_async_invoke_config" "queue" {
  function_name = alicloud_fcv3_function.queue.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${local.account}:/queues/dead/messages"
    }
    on_success {
      destination = alicloud_fcv3_function.functions.function_arn
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "functions" {
  function_name = "functions"

  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:${local.account}:functions/repair"
    }
    on_success {
      destination = "acs:fc:cn-hangzhou:${local.account}:functions/notify/prod"
    }
  }
}
