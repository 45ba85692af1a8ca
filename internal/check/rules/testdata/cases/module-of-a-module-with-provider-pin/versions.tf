terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.100.0, < 1.203.0"
    }
  }
}
