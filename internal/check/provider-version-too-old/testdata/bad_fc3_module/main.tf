terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "<= 1.227.0"
    }
  }
}

module "worker" {
  source   = "./worker"
  for_each = toset(["orders", "refunds"])
  name     = each.key
}
