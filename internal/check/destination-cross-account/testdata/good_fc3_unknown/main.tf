variable "account" {
  type = string
}

resource "alicloud_ram_role" "worker" {
  role_name                   = "worker"
  assume_role_policy_document = "{}"
}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = alicloud_ram_role.worker.arn
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:6543210987654321:/queues/orders-dead/messages"
    }
    on_success {
      destination = "acs:mns:eu-central-1:${var.account}:/topics/orders-done/messages"
    }
  }
}
