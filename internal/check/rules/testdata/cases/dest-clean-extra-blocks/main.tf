terraform {
  required_version = ">= 1.5"
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.291.0"
    }
  }
  backend "oss" {
    bucket = "state"
  }
}
moved {
  from = alicloud_fcv3_async_invoke_config.old
  to   = alicloud_fcv3_async_invoke_config.a
}
check "health" {
  assert {
    condition     = true
    error_message = "no"
  }
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
  timeouts {
    create = "5m"
  }
  lifecycle {
    ignore_changes = [destination_config]
  }
  depends_on = [alicloud_message_service_queue.dead]
}
resource "alicloud_message_service_queue" "dead" {
  queue_name = "dead"
}
