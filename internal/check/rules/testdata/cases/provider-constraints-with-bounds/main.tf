terraform {
  required_providers {
    alicloud = {
      source  = "registry.terraform.io/aliyun/alicloud"
      version = "~> 1.289.0, != 1.289.5"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "this" {
  function_name = "fn"
  destination_config { # want `error FCA501 alicloud_fcv3_async_invoke_config.this: .*1\.289\.0`
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
