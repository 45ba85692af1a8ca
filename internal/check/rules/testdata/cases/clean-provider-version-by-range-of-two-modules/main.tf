module "a" {
  source = "./a"
}

terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.203.0, < 2.0.0"
    }
  }
}
