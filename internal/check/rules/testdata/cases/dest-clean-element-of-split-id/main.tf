resource "alicloud_ons_topic" "orders" {
  instance_id  = "MQ_INST_1234567890123456_BXabc"
  topic_name   = "orders"
  message_type = 0
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mq:cn-beijing:1234567890123456:/instances/${split(":", alicloud_ons_topic.orders.id)[0]}/topic/${split(":", alicloud_ons_topic.orders.id)[1]}"
    }
  }
}
