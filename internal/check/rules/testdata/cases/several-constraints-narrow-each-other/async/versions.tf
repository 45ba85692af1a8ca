terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "<= 1.232.0"
    }
  }
}
