variable "destination" {
  type = string
}

data "alicloud_account" "me" {}

resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name = "unknown"
  destination_config {
    on_failure {
      destination = var.destination # undecided "policy.allowed-destination-accounts .*: whether the destination of on_failure is in an account that is allowed, because var.destination is not known before apply$"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:${data.alicloud_account.me.id}:/topics/done/messages" # undecided "policy.allowed-destination-accounts .* because data.alicloud_account.me.id is not known before apply$"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "none" {
  function_name            = "none"
  max_async_retry_attempts = 1
}
