data "alicloud_ons_instances" "mq" {
  name_regex = "orders"
}
data "alicloud_ons_topics" "orders" {
  instance_id = data.alicloud_ons_instances.mq.instances[0].instance_id
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mq:cn-hangzhou:1234567890123456:/instances/${data.alicloud_ons_instances.mq.ids[0]}/topic/${data.alicloud_ons_topics.orders.names[0]}"
    }
  }
}
