variable "targets" {
  type = map(string)
  default = {
    bucket = "acs:oss:eu-central-1:1234567890123456:orders-failed"
    log    = "acs:log:eu-central-1:1234567890123456:project/shop/logstore/failed"
    kafka  = "acs:alikafka:eu-central-1:1234567890123456:topic/failed"
    rabbit = "acs:amqp:eu-central-1:1234567890123456:/instances/i/queues/q"
    mail   = "acs:dm:*:*:*"
    smq    = "acs:smq:eu-central-1:1234567890123456:/queues/orders-dead/messages"
    policy = "acs:ram::1234567890123456:policy/deliver"
    bus    = "acs:eventbridge:eu-central-1:1234567890123456:eventbus/shop"
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each      = var.targets
  function_name = each.key

  destination_config {
    on_failure {
      destination = each.value # want "this..bucket.*the product .oss. is no destination" "this..kafka" "this..log" "this..mail" "this..policy" "this..rabbit" "this..smq.*the product .smq."
    }
  }
}
