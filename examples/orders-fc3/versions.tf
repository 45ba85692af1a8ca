terraform {
  required_version = ">= 1.3"

  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0, < 2.0.0"
    }
  }
}

provider "alicloud" {
  region = "eu-central-1"
}

provider "alicloud" {
  alias  = "singapore"
  region = "ap-southeast-1"
}
