terraform {
  required_providers {
    alicloud = {
      source                = "aliyun/alicloud"
      configuration_aliases = [alicloud.function, alicloud.queue]
    }
  }
}
data "alicloud_regions" "queue" {
  provider = alicloud.queue
  current  = true
}
data "alicloud_regions" "function" {
  provider = alicloud.function
  current  = true
}
resource "alicloud_message_service_queue" "dead" {
  provider   = alicloud.queue
  queue_name = "dead"
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  provider      = alicloud.function
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:mns:${data.alicloud_regions.queue.regions[0].id}:1234567890123456:/queues/${alicloud_message_service_queue.dead.queue_name}/messages" # want "warning FCA207 module.worker.alicloud_fcv3_async_invoke_config.a:"
    }
    on_success {
      destination = "acs:eventbridge:${data.alicloud_regions.function.regions[0].id}:1234567890123456:eventbus/shop"
    }
  }
}
