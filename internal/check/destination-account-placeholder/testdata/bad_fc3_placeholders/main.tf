data "alicloud_caller_identity" "me" {}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = toset(["<ACCOUNT_ID>", "xxx", "123456789", "your-account-id", "$${var.account}", "1234567890123456"])
  function_name = "worker"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:${each.key}:/queues/orders-dead/messages" # want "FCA206 .*<ACCOUNT_ID>" "FCA206 .*\"xxx\" is no account id" "FCA206 .*123456789" "FCA206 .*your-account-id" "FCA206 .*var.account"
    }
  }
}
