provider "alicloud" {
  region = "eu-central-1"
}

provider "alicloud" {
  alias  = "cn"
  region = "cn-hangzhou"
}

variable "region" {
  type = string
}

variable "name" {
  type = string
}

resource "alicloud_fcv3_async_invoke_config" "alias" {
  function_name = "worker"
  qualifier     = "prod"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/worker"
    }
    on_success {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/worker/canary"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "other" {
  provider      = alicloud.cn
  function_name = "worker"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/worker"
    }
    on_success {
      destination = "acs:fc:${var.region}:1234567890123456:functions/worker" # undecided "FCA211 .*on_success"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "unknown" {
  function_name = "orders"

  destination_config {
    on_failure {
      destination = "acs:fc:eu-central-1:1234567890123456:functions/${var.name}"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/orders/messages"
    }
  }
}
