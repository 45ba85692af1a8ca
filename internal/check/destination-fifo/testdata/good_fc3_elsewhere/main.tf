provider "alicloud" {
  region = "eu-central-1"
}

provider "alicloud" {
  alias  = "cn"
  region = "cn-hangzhou"
}

variable "type" {
  type = string
}

resource "alicloud_message_service_queue" "cn" {
  provider   = alicloud.cn
  queue_name = "orders-dead"
  queue_type = "fifo"
}

resource "alicloud_message_service_queue" "unknown" {
  queue_name = "unknown"
  queue_type = var.type
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders-dead/messages"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/unknown/messages"
    }
  }
}
