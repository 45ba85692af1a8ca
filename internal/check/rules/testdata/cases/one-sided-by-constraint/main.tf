terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "~> 1.228, < 1.290"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "failure_only" {
  function_name = "a"
  destination_config { # want `error FCA501 alicloud_fcv3_async_invoke_config.failure_only: `
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "success_only" {
  function_name = "b"
  destination_config { # want `error FCA501 alicloud_fcv3_async_invoke_config.success_only: `
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
    }
  }
}

resource "alicloud_fcv3_async_invoke_config" "both" {
  function_name = "c"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
    on_success {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/topics/done/messages"
    }
  }
}

resource "alicloud_fc_function_async_invoke_config" "old_generation" {
  service_name  = "svc"
  function_name = "a"
  destination_config {
    on_failure {
      destination = "acs:mns:cn-hangzhou:1234567890123456:/queues/dead/messages"
    }
  }
}
