variable "functions" {
  type = map(object({
    dead = string
    done = optional(string, "acs:eventbridge:eu-central-1:1234567890123456:eventbus/shop")
  }))
  default = {
    orders  = { dead = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages" }
    refunds = { dead = "acs:mns:eu-central-1:1234567890123456:/queues/refunds-dead" }
    mails   = { dead = "mails-dead", done = "acs:kafka:eu-central-1:1234567890123456:mails" }
  }
}
resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = var.functions
  function_name = each.key
  destination_config {
    on_failure {
      destination = each.value.dead # want `error FCA203 alicloud_fcv3_async_invoke_config.this\["refunds"\]:` `error FCA201 alicloud_fcv3_async_invoke_config.this\["mails"\]:`
    }
    on_success {
      destination = each.value.done # want `error FCA202 alicloud_fcv3_async_invoke_config.this\["mails"\]:`
    }
  }
}
