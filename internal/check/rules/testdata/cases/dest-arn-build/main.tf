data "alicloud_account" "me" {}
variable "region" { type = string }
variable "queue" { type = string }
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = provider::alicloud::arn_build("mns", "eu-central-1", "1234567890123456", "/queues/dead/messages")
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = provider::alicloud::arn_build("mns", "eu-central-1", "1234567890123456", "queues/dead") # want "error FCA203 alicloud_fcv3_async_invoke_config.b:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "c" {
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = provider::alicloud::arn_build("mns", var.region, data.alicloud_account.me.id, "/queues/dead/messages")
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "d" {
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = provider::alicloud::arn_build("mns", var.region, data.alicloud_account.me.id, "/queues/${var.queue}/message") # want "error FCA203 alicloud_fcv3_async_invoke_config.d:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "e" {
  service_name  = "svc"
  function_name = "fn-e"

  destination_config {
    on_failure {
      destination = provider::alicloud::arn_build("fc", var.region, data.alicloud_account.me.id, "functions/repair") # want "warning FCA204 alicloud_fc_function_async_invoke_config.e:"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "f" {
  service_name  = "svc"
  function_name = "fn-f"

  destination_config {
    on_failure {
      destination = provider::alicloud::arn_build("log", var.region, data.alicloud_account.me.id, "project/shop") # want "error FCA202 alicloud_fc_function_async_invoke_config.f:"
    }
  }
}
