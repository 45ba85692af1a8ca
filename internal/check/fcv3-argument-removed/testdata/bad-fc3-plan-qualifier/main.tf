terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.289.0"
    }
  }
}

provider "alicloud" {
  region = "cn-hangzhou"
}

resource "alicloud_fcv3_async_invoke_config" "qualifier_only" {
  function_name            = "c"
  qualifier                = "prod" # want "FCA504 .*\\.qualifier_only: only the qualifier changes, from \"LATEST\" to \"prod\", "
  max_async_retry_attempts = 3
}
