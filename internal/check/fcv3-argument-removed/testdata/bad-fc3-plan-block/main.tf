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

resource "alicloud_fcv3_async_invoke_config" "block_removed" { # want "FCA504 .*\\.block_removed: destination_config is removed, but provider 1.289.0, .*, does not send that"
  function_name            = "b"
  max_async_retry_attempts = 3
}
