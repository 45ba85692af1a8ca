variable "region" {
  type = string
}

variable "other_region" {
  type = string
}

provider "alicloud" {
  region = var.region
}

provider "alicloud" {
  alias = "environment"
}

resource "alicloud_fcv3_async_invoke_config" "orders" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:${var.region}:1234567890123456:/queues/orders-dead/messages"
    }
    on_success {
      destination = "acs:mns:${var.other_region}:1234567890123456:/topics/orders-done/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "environment" {
  provider      = alicloud.environment
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/orders-dead/messages"
    }
  }
}
