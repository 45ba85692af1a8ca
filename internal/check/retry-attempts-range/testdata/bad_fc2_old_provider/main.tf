terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.166.0"
    }
  }
}

variable "retries" {
  type = map(number)
  default = {
    orders  = 5
    refunds = 2
  }
}

resource "alicloud_fc_function_async_invoke_config" "this" {
  for_each               = var.retries
  service_name           = "shop"
  function_name          = each.key
  maximum_retry_attempts = each.value # want `FCA103 .*this\["orders"\]: maximum_retry_attempts is 5 \(each\.value\): the provider takes 0 to 2 before version 1\.167\.0 \(provider 1\.166\.0, from the version constraint\)`
}
