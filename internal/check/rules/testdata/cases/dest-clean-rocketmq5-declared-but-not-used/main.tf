resource "alicloud_rocketmq_topic" "orders" {
  instance_id  = "rmq-cn-7mz2z5g1a01"
  topic_name   = "orders"
  message_type = "NORMAL"
}
resource "alicloud_fc_function_async_invoke_config" "a" {
  service_name  = "svc"
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${alicloud_rocketmq_topic.orders.topic_name}/messages"
    }
  }
}
