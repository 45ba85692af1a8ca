provider "alicloud" {
  region = "eu-central-1"
}
provider "alicloud" {
  alias  = "hz"
  region = "cn-hangzhou"
}
resource "alicloud_message_service_queue" "dead" {
  provider   = alicloud.hz
  queue_name = "dead"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "fn-a"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/${alicloud_message_service_queue.dead.queue_name}/messages" # want "warning FCA207 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}
