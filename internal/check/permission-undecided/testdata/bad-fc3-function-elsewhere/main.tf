terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = ">= 1.292.0"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "worker" {
  function_name = "worker"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages" # want "info FCA311 alicloud_fcv3_async_invoke_config\\.worker: .*the function \\\"worker\\\" is not declared here"
    }
  }
}

