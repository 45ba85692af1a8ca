terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

module "role" {
  source = "./role"
}

module "worker" {
  source = "./worker"
  role   = module.role.arn
}
