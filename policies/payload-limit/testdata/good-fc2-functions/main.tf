resource "alicloud_fc_function_async_invoke_config" "orders" {
  service_name  = "shop"
  function_name = "orders"
  destination_config {
    on_failure {
      destination = "acs:fc:cn-hangzhou:1234567890123456:services/shop.LATEST/functions/salvage"
    }
  }
}

# RocketMQ 4.x takes more.
resource "alicloud_fc_function_async_invoke_config" "mq" {
  service_name  = "shop"
  function_name = "mq"
  destination_config {
    on_failure {
      destination = "acs:mq:cn-hangzhou:1234567890123456:/instances/MQ_INST_1234567890123456_abc/topics/dead"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "none" {
  service_name           = "shop"
  function_name          = "none"
  maximum_retry_attempts = 1
}
