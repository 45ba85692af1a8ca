terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.260.0"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "worker" {
  service_name  = "svc"
  function_name = "worker"

  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages" # want "info FCA311 alicloud_fc_function_async_invoke_config\\.worker: .*the service \\\"svc\\\" is not declared here"
    }
  }
}

