variable "dead_letter_arn" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = var.dead_letter_arn # want `FCA102 .*orders: the destination of on_failure is "" \(var\.dead_letter_arn\)`
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/done/messages"
    }
  }
}
