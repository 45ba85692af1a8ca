terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.228.0"
    }
  }
}

module "async" {
  source        = "./async"
  function_name = "orders"
}
