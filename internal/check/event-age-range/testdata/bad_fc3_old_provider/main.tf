terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.228.0, < 1.233.0"
    }
  }
}

locals {
  ages = {
    short = 3600
    long  = 7200
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  for_each                       = local.ages
  function_name                  = each.key
  max_async_event_age_in_seconds = each.value # want `FCA104 .*this\["long"\]: .* is 7200 \(each\.value\): the provider takes 0 to 3600 before version 1\.233\.0 \(provider 1\.232\.0, from the version constraint\)`
}
