terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.291.0"
    }
  }
}

provider "alicloud" {
  region = "cn-hangzhou"
}

variable "account" {
  type    = string
  default = "1234567890123456"
}

resource "alicloud_fcv3_async_invoke_config" "invoices" {
  function_name = "invoices"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:${var.account}:/queues/invoices-dead/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "reminders" {
  function_name = "reminders"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:9999888877776666:/queues/reminders-dead/messages"
    }
  }
}
