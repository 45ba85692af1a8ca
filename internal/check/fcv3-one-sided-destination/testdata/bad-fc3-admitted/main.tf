terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.228.0"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "failure" {
  function_name = "orders"
  destination_config { # want "FCA501 .*failure: .*no lock file fixes the version and the constraint \">= 1.228.0\" also admits"
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
