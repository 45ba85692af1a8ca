data "alicloud_account" "me" {}
variable "queue" { type = string }
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = lower("ACS:MNS:eu-central-1:${data.alicloud_account.me.id}:/queues/${var.queue}/messages")
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = replace("acs:mns:eu-central-1:${data.alicloud_account.me.id}:/queues/${var.queue}", "/queues/", "/topics/")
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "c" {
  service_name  = "svc"
  function_name = "fn-c"

  destination_config {
    on_failure {
      destination = trimsuffix("acs:mns:eu-central-1:1234567890123456:/queues/${var.queue}", "/")
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "d" {
  service_name  = "svc"
  function_name = "fn-d"

  destination_config {
    on_failure {
      destination = substr("acs:mns:eu-central-1:1234567890123456:/queues/${var.queue}", 0, 512)
    }
  }
}
