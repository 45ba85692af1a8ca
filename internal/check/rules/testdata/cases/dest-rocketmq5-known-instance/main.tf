resource "alicloud_rocketmq_topic" "orders" {
  instance_id  = var.instance
  topic_name   = "orders"
  message_type = "NORMAL"
}
variable "instance" { type = string }
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mq:cn-hangzhou:1234567890123456:/instances/${var.instance}/topic/orders" # want "error FCA209 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}
