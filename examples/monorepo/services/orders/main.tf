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

resource "alicloud_message_service_queue" "dead" {
  queue_name = "orders-dead"
}

module "worker" {
  source   = "../../modules/worker"
  for_each = toset(["accept", "ship"])

  name     = "orders-${each.key}"
  role_arn = var.role_arn

  async = {
    on_failure = "acs:mns:cn-hangzhou:${data.alicloud_account.this.id}:/queues/${alicloud_message_service_queue.dead.queue_name}/messages"
  }
}
