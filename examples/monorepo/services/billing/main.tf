terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.292"
    }
  }
}

provider "alicloud" {
  region = var.region
}

data "alicloud_account" "this" {}

module "worker" {
  source = "../../modules/worker"

  name     = "billing"
  role_arn = var.role_arn

  async = {
    retries    = 1
    on_failure = "acs:mns:${var.region}:${data.alicloud_account.this.id}:${var.dead_letters}"
  }
}
