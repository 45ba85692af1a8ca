variable "role_arn" {
  type    = string
  default = "acs:ram::1234567890123456:role/worker"
}

resource "alicloud_fcv3_function" "orders" {
  function_name = "orders"
  runtime       = "python3.10"
  handler       = "index.handler"
  role          = var.role_arn
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = alicloud_fcv3_function.orders.function_name

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:6543210987654321:/queues/orders-dead/messages" # want "FCA208 alicloud_fcv3_async_invoke_config.orders: .*it is in account 6543210987654321, but the function is in 1234567890123456, the account of the role of alicloud_fcv3_function.orders"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/orders-done/messages"
    }
  }
}
