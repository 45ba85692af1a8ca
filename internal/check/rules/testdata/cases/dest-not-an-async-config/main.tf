resource "alicloud_fc_trigger" "topic" {
  service    = "shop"
  function   = "orders"
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
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/orders/messages"
    }
  }
}
