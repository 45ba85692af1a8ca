terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "1.245.0"
    }
  }
}
resource "alicloud_fcv3_async_invoke_config" "a" {
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:mns:eu-central-1:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:eu-central-1:1234567890123456:/topics/done" # want "error FCA203 alicloud_fcv3_async_invoke_config.a:"
    }
  }
}
