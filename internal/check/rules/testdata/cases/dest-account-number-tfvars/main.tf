variable "account_id" {
  type = string
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${var.account_id}:/queues/dead/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "b" {
  service_name  = "svc"
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = join(":", ["acs", "mns", "eu-central-1", var.account_id, "/queues/dead/messages"])
    }
  }
}
