variable "dead_letters" {
  type = map(string)
  default = {
    orders  = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
    refunds = "refunds-dead"
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = var.dead_letters
  function_name = each.key

  destination_config {
    on_failure {
      destination = each.value # want "FCA201 alicloud_fcv3_async_invoke_config.this..refunds..: the destination of on_failure is \"refunds-dead\""
    }
  }
}
