terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.292"
    }
  }
}

provider "alicloud" {
  region = "cn-hangzhou"
}

variable "role_arn" {
  type = string
}

data "alicloud_account" "this" {}

resource "alicloud_event_bridge_event_bus" "mail" {
  event_bus_name = "mail"
}

module "worker" {
  source = "../../modules/worker"

  name     = "mail"
  role_arn = var.role_arn

  async = {
    retries    = 0
    max_age    = 3600
    on_failure = "acs:eventbridge:cn-hangzhou:${data.alicloud_account.this.id}:eventbus/${alicloud_event_bridge_event_bus.mail.event_bus_name}"
    on_success = "acs:eventbridge:cn-hangzhou:${data.alicloud_account.this.id}:eventbus/default"
  }
}
