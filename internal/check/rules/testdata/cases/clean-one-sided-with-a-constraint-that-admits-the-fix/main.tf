terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.228"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "a"
  destination_config { # want `info FCA501 alicloud_fcv3_async_invoke_config.this: `
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
