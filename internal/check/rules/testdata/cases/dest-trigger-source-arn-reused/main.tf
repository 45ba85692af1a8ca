resource "alicloud_fc_trigger" "topic" {
  service    = "shop"
  function   = "mails"
  name       = "topic"
  type       = "mns_topic"
  source_arn = "acs:mns:eu-central-1:1234567890123456:/topics/orders"
  role       = "acs:ram::1234567890123456:role/mns"
  config_mns = "{}"
}
resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = alicloud_fc_trigger.topic.source_arn # want "error FCA203 alicloud_fc_function_async_invoke_config.a:"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "b" {
  function_name = "fn-b"

  destination_config {
    on_failure {
      destination = "${alicloud_fc_trigger.topic.source_arn}/messages"
    }
  }
}
